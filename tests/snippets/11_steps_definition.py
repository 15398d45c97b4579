async def fetch_data():
    # Simulate delay (e.g., waiting for API or file)
    await asyncio.sleep(2)

async def main():
    print("Step 1")
    await fetch_data()  # non-blocking wait
    print("Step 2")
    print("Step 3")

