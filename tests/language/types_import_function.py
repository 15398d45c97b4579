# __import__ as a function: the top package, or the named module when names are wanted from it.
print(__import__('os.path').__name__, __import__('os.path', fromlist=['join']).__name__ != 'os')
print(__import__('asyncio', fromlist=['Queue']).Queue.__name__, __import__('json').dumps([1]))
for arguments in [('nope',), (5,), ('os', None, None, (), -1), ('os', None, None, ('nope',))]:
    try:
        print(__import__(*arguments).__name__)
    except Exception as e:
        print(type(e).__name__, e)
