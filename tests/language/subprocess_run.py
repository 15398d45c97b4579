# Child processes that run modelled commands, blocking and awaited.
import asyncio
import subprocess
import sys
import time


def attempt(call):
    try:
        print(call())
    except subprocess.TimeoutExpired as error:
        print(type(error).__name__, error.cmd)
    except subprocess.CalledProcessError as error:
        print(type(error).__name__, error.returncode, str(error)[-30:])


print(subprocess.run(["echo", "hello", "world"], capture_output=True))
print(subprocess.run("echo one; echo 'two  three' && false || echo four", shell=True, text=True, stdout=subprocess.PIPE).stdout)
print(subprocess.check_output([sys.executable, "-c", "print(6 * 7, end='')"], env={}).strip())
print(subprocess.run(["cat"], input="fed\n", text=True, capture_output=True).stdout)
attempt(lambda: subprocess.run(["false"], check=True))
attempt(lambda: subprocess.run(["sleep", "5"], timeout=0.2))
attempt(lambda: subprocess.check_call([sys.executable, "-c", "import sys; sys.exit(3)"]))
print(subprocess.call(["true"]), subprocess.getoutput("seq 3").split())
child = subprocess.Popen(["sleep", "0.3"])
print(child.poll(), child.returncode)
print(child.wait(), child.poll())
child = subprocess.Popen(["sleep", "50"])
child.terminate()
print(child.wait())


async def main():
    child = await asyncio.create_subprocess_exec("echo", "async", stdout=asyncio.subprocess.PIPE)
    out, err = await child.communicate()
    print(out, err, child.returncode)
    begun = time.monotonic()
    children = [await asyncio.create_subprocess_shell(f"sleep 0.{i} && echo {i}", stdout=asyncio.subprocess.PIPE)
                for i in (3, 1, 2)]
    print([(await child.stdout.readline()).strip() for child in children], f"{time.monotonic() - begun:.1f}")
    print([await child.wait() for child in children])
    child = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    child.stdin.write(b"line\n")
    await child.stdin.drain()
    print(await child.stdout.readline())
    child.stdin.close()
    print(await child.wait())
    child = await asyncio.create_subprocess_exec("sleep", "50")
    try:
        await asyncio.wait_for(child.wait(), 0.1)
    except asyncio.TimeoutError:
        child.kill()
        print("killed", await child.wait())


asyncio.run(main())
