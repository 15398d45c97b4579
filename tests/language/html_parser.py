"""html.parser: what a parser tells of tags and texts, whole and in pieces."""
from html.parser import HTMLParser
class P(HTMLParser):
    def __init__(self,**k): super().__init__(**k)
    def handle_starttag(self,t,a): print("start",t,a,self.getpos(),self.get_starttag_text())
    def handle_endtag(self,t): print("end",t,self.getpos())
    def handle_data(self,d): print("data",repr(d),self.getpos())
    def handle_comment(self,d): print("comment",repr(d))
    def handle_decl(self,d): print("decl",repr(d))
    def handle_pi(self,d): print("pi",repr(d))
    def unknown_decl(self,d): print("unknown",repr(d))
    def handle_charref(self,n): print("char",n)
    def handle_entityref(self,n): print("entity",n)
T=["<!DOCTYPE html>\n<html>\n<head><title>T &amp; x</title></head>\n<body class='a b' id=x data-y=\"1 &lt; 2\">\n<p>Hi<br/><br>there &eacute; &#65;</p><a href=\"/x?a=1&amp;b=2\" checked>link</a><!-- c --></body></html>",
"<script>if (a<b && c) { '</p>' }</script><style>p > a {}</style>x","plain text","a < b and c > d","<p","<p>unclosed &am","a &amp; b &copy c &bogus; &#x41; & d","<?xml version='1.0'?><x/>","<![CDATA[ x ]]>y","</>z</p >","<A HREF=X>Y</A>","<img src=a.png alt='x'/>","<a href='x'title=y>","<div\n a=1\n b=2\n>\ntext\n</div>","<!--unclosed","<!weird>","text<","<input disabled value=''>", "<a href = \"x\">", "x &", "<p>1</p><p>2</p>"]
for t in T:
    for conv in (True,False):
        print("=====",repr(t),conv)
        p=P(convert_charrefs=conv); p.feed(t); print("--close"); p.close()
    print("pieces"); p=P()
    for i in range(0,len(t),7): p.feed(t[i:i+7])
    p.close()
