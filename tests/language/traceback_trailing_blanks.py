# Blanks behind a line: the interpreter keeps them, the module traceback strips them.
import traceback


def divide(a, b):
    return a / b  


def call():
    divide(1,   
           0)


try: call()   
except ZeroDivisionError: traceback.print_exc()
call()  
