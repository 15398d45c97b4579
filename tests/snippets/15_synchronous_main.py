def main():
    data = fetch_data()   # blocks until it finishes
    print(data)

