# The main program is __main__.
if __name__ == "__main__":
    print("main", __name__)
