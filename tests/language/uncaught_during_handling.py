# An exception while another one was handled.
try:
    {}["key"]
except KeyError:
    [][0]
