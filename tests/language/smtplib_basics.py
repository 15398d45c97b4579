# smtplib: mail to a server that the program runs itself.
import smtplib
import socket
import threading
from email.message import EmailMessage
from email.mime.text import MIMEText


def serve(listener, features):
    while True:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as lines:
            def say(text):
                connection.sendall(text.encode() + b"\r\n")

            say("220 ready")
            for line in lines:
                command = line.decode().strip()
                print("<", command)
                verb = command[:4].lower()
                if verb == "ehlo":
                    say("250-hello\r\n" + "\r\n".join(f"250-{each}" for each in features) + "\r\n250 HELP" if features else "502 no")
                elif verb == "rcpt" and "nobody" in command:
                    say("550 no such user")
                elif verb == "mail" and "evil" in command:
                    say("451 go away")
                elif verb == "data":
                    say("354 go on")
                    for part in lines:
                        print("|", part)
                        if part == b".\r\n":
                            break
                    say("250 taken")
                elif verb == "quit":
                    say("221 bye")
                    break
                else:
                    say("250 fine")
            if verb != "quit":
                return


listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]
threading.Thread(target=serve, args=(listener, ["SIZE 1000", "8BITMIME"]), daemon=True).start()
message = MIMEText("Hello,\n.dot\nbye")
message["Subject"], message["From"], message["To"] = "Greetings", "A <a@b.c>", "d@e.f, G <g@h.i>"
with smtplib.SMTP("127.0.0.1", port) as server:
    print(server.send_message(message))
    print(server.sendmail("a@b.c", ["x@y.z", "nobody@y.z"], "Subject: plain\n\ntext"))
    print(server.has_extn("size"), server.does_esmtp, server.noop())
    for wrong in (lambda: server.sendmail("a@b.c", "nobody@x", "text"), lambda: server.sendmail("evil@b.c", "x@y.z", "text"),
                  lambda: server.login("user", "secret"), lambda: server.starttls(), lambda: server.docmd("a\nb")):
        try:
            print(wrong())
        except Exception as error:
            print(type(error).__name__, error)
server = smtplib.SMTP()
server.set_debuglevel(0)
try:
    server.noop()
except smtplib.SMTPServerDisconnected as error:
    print(error)
print(server.connect("127.0.0.1", port))
blind = EmailMessage()
blind["From"], blind["To"], blind["Bcc"], blind["Subject"] = "a@b.c", "d@e.f", "secret@e.f", "Hi"
blind.set_content("text")
print(server.send_message(blind), blind["Bcc"], server.quit())
unused = socket.create_server(("127.0.0.1", 0))
unused_port = unused.getsockname()[1]
unused.close()
try:
    smtplib.SMTP("127.0.0.1", unused_port)
except ConnectionRefusedError as error:
    print(error)
