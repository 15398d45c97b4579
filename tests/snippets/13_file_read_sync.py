import time

def read_file_sync(path):
    print(f"SYNC: Opening {path}...")
    # Simulate a delay, like a slow disk or network file system
    time.sleep(2) 
    with open(path, 'r') as f:
        content = f.read(10) # Read only first 10 bytes for demo
    print(f"SYNC: Finished reading {path}.")
    return content

# Create a dummy file
with open("dummy_sync.txt", "w") as f:
    f.write("Hello Synchronous World!")

print("SYNC: Starting tasks.")
content1 = read_file_sync("dummy_sync.txt") # Blocks here for 2 seconds
print(f"SYNC: Got content1: '{content1}'")

# This line only executes after read_file_sync is completely done
print("SYNC: Doing other work...") 
time.sleep(1)
print("SYNC: Other work done.")
