"""What isn't modelled says so: a browser opens nothing, unicodedata knows Latin letters alone."""
import codecs
import unicodedata
import webbrowser

print(webbrowser.open("http://localhost"), webbrowser.open_new("http://localhost"), webbrowser.open_new_tab("x"), webbrowser.get().open("x"))
webbrowser.register("mine", None, webbrowser.GenericBrowser("/usr/bin/mine"))
print(webbrowser.get("mine").basename)
try:
    webbrowser.get("nothing")
except webbrowser.Error as error:
    print(error)
for missing in (lambda: unicodedata.category("я"), lambda: unicodedata.east_asian_width("a"), lambda: unicodedata.name("я"),
                lambda: unicodedata.normalize("NFC", "é and я"), lambda: codecs.register_error("x", print)):
    try:
        missing()
    except NotImplementedError as error:
        print(error)
