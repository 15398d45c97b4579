"""logging without configuration: warnings go to stderr; basicConfig's default format."""
import logging

log = logging.getLogger("quiet")
log.info("not shown")
log.warning("the handler of last resort shows only the message")
log.error("number %d", "x")
logging.warning("now the root has a handler")
log.error("with level and name")
try:
    {}["key"]
except KeyError:
    log.exception("caught")
log.warning("where", stack_info=True)
print("done")
