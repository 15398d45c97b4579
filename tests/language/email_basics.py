"""email: messages made and read, addresses and dates as mail has them."""
from email.mime.text import MIMEText
from email.mime.multipart import MIMEMultipart
from email.message import EmailMessage, Message
import email.utils as u, email, datetime
def sec(x): print("-----",x)
m=MIMEText("Hello\nworld\n"); m["Subject"]="Hi"; m["From"]="a@b.c"; m["To"]="d@e.f"; print(m.as_string()); print(repr(m.as_bytes())); print(m["subject"],m.get("x"),m.keys(),len(m),m.get_content_type(),m.get_content_charset(),m.is_multipart(),repr(m.get_payload()))
sec(1); m=MIMEText("Grüße","plain","utf-8"); m["Subject"]="Grüße an alle"; print(m.as_string()); print(m.get_payload(decode=True), repr(m["Subject"]))
sec(2); m=MIMEText("<b>x</b>","html"); print(m)
sec(3); m=MIMEText("é"); print(m)
sec(4); m=EmailMessage(); m["Subject"]="Hi"; m["From"]="a@b.c"; m["To"]="x@y.z, q@r.s"; m.set_content("Hello"); print(m); print(m["To"],m.get_content(),m.items())
sec(5); m=EmailMessage(); m["Subject"]="Grüße"; m.set_content("Größe\n"); print(m); print(m.as_bytes())
sec(6); p=MIMEMultipart(boundary="BB"); p["Subject"]="s"; p.attach(MIMEText("one")); p.attach(MIMEText("two","html")); print(p.as_string()); print([x.get_content_type() for x in p.walk()], p.is_multipart(), len(p.get_payload()))
sec(7); m=email.message_from_string("Subject: x\nTo: a\n b\n\nbody\nmore\n"); print(m["To"],repr(m.get_payload()),m.items()); print(m)
sec(8)
print(u.formataddr(("A B","a@b.c")),u.formataddr(("","a@b.c")),u.formataddr(("Ä","a@b.c")),u.formataddr(('A, "B"',"a@b.c")),u.parseaddr("A B <a@b.c>"),u.parseaddr("a@b.c"),u.parseaddr('"A, B" <a@b.c>'),u.parseaddr("nothing"),u.parseaddr(""),u.getaddresses(["A <a@b>, c@d"]))
print(u.formatdate(0),u.formatdate(1e9,usegmt=True),u.formatdate(1700000000,localtime=True),u.format_datetime(datetime.datetime(2020,1,2,3,4,5)),u.format_datetime(datetime.datetime(2020,1,2,3,4,5,tzinfo=datetime.timezone.utc),usegmt=True),u.parsedate("Thu, 02 Jan 2020 03:04:05 +0100"),u.parsedate_tz("Thu, 02 Jan 2020 03:04:05 +0100"),u.parsedate_to_datetime("Thu, 02 Jan 2020 03:04:05 GMT"),u.parsedate_to_datetime("Thu, 02 Jan 2020 03:04:05 +0100"),u.parsedate("x"),u.mktime_tz(u.parsedate_tz("Thu, 02 Jan 2020 03:04:05 +0100")),u.quote('a"b'),u.unquote('"a"'))
m=MIMEText("x"); m["A"]="1"; m["A"]="2"; print(m.get_all("a"),m.get_all("z"),"A" in m, m.values()); m.replace_header("A","3"); print(m.items()); del m["a"]; print(m.items()); m.add_header("Content-Disposition","attachment",filename="f.txt"); print(m["Content-Disposition"],m.get_filename(),m.get_content_disposition(),m.get_params())
try: m.replace_header("no","x")
except KeyError as e: print(e)
try: EmailMessage()["Subject"]="a\nb"
except ValueError as e: print(e)
m=EmailMessage(); m["Subject"]="a"
try: m["Subject"]="b"
except ValueError as e: print(e)
m.set_content("text"); m.add_alternative("<p>x</p>",subtype="html"); print(m.get_content_type(),[x.get_content_type() for x in m.iter_parts()], m.get_body().get_content())
