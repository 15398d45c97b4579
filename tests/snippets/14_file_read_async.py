import asyncio
import time
import aiofiles # for async file operations: pip install aiofiles

async def read_file_async(path):
    print(f"ASYNC: Coroutine for {path} started, opening file...")
    # Simulate a delay, but this time it's an async sleep,
    # allowing other tasks to run.
    await asyncio.sleep(2) # Yields control to the event loop
    async with aiofiles.open(path, mode='r') as f:
        content = await f.read(10) # Yields control while reading
    print(f"ASYNC: Finished reading {path}.")
    return content

async def main():
    # Create a dummy file
    async with aiofiles.open("dummy_async.txt", "w") as f:
        await f.write("Hello Asynchronous World!")

    print("ASYNC: Starting tasks.")
    # Create tasks - they are scheduled but don't block immediately
    task1 = asyncio.create_task(read_file_async("dummy_async.txt"))
    task2 = asyncio.create_task(do_other_async_work())
    
    # Await their completion. `gather` runs them concurrently.
    content1, other_work_result = await asyncio.gather(task1, task2) 
    
    print(f"ASYNC: Got content1: '{content1}'")
    print(f"ASYNC: Other work result: '{other_work_result}'")

async def do_other_async_work():
    print("ASYNC: Other async work started...")
    await asyncio.sleep(1) # Simulate some other non-blocking work
    print("ASYNC: Other async work done.")
    return "Other work completed"

if __name__ == "__main__":
    start_time = time.time()
    asyncio.run(main()) # Runs the main async function
    print(f"ASYNC: Total time: {time.time() - start_time:.2f}s")
