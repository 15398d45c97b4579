"""email: attachments, and headers in other scripts than ASCII."""
from email import encoders
from email.header import Header, decode_header, make_header
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

message = MIMEMultipart(boundary="BOUNDARY")
message["Subject"] = Header("Grüße", "utf-8")
message.attach(MIMEText("See the file."))
part = MIMEBase("application", "octet-stream")
part.set_payload(b"\x00\x01binary")
encoders.encode_base64(part)
part.add_header("Content-Disposition", "attachment", filename="data.bin")
message.attach(part)
part = MIMEApplication(b"%PDF", "pdf", name="a.pdf")
message.attach(part)
print(message.as_string())
for each in message.walk():
    print(each.get_content_type(), each.get_filename(), None if each.is_multipart() else each.get_payload(decode=True))
print(decode_header("=?utf-8?b?R3LDvMOfZQ==?= =?utf-8?q?_an_alle?= x"), decode_header("plain"))
print(make_header(decode_header("=?utf-8?q?Gr=C3=BC=C3=9Fe?=")), Header("plain").encode(), Header("Grüße", "utf-8").encode())
message = EmailMessage()
message["Subject"] = "With files"
message.set_content("text")
message.add_attachment(b"abc", maintype="image", subtype="png", filename="a.png")
message.add_attachment("more", filename="b.txt")
print([(each.get_content_type(), each.get_filename(), each.get_content()) for each in message.iter_attachments()])
print(message.get_content_type(), message.get_body(("plain",)).get_content(), [name for name, _ in message.items()])
