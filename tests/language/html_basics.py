"""html: escaping, and what references mean."""
import html
import html.entities

for text in ['<a href="x">\'&\'</a>', "plain", ""]:
    print(html.escape(text), html.escape(text, quote=False))
for text in [
    "&lt;b&gt;", "&amp;amp;", "&copy 2020", "&copy2020", "&notit;", "&notin;", "&#65;&#x41;&#X42", "&#0;&#128;&#150;&#1;&#xD800;&#1114112;&#13;&#127;",
    "&nbsp;x", "&bogus;", "& x", "&;", "&hellip;", "&eacute&euml;", "&euro", "&euro;", "&apos;&lbrace;", "&AMP", "&quot", "&Omega;&alpha;", "&&lt;", "&#;", "a&ltb",
]:
    print(text, ascii(html.unescape(text)))
names = html.entities
print(names.name2codepoint["eacute"], names.codepoint2name[233], names.entitydefs["hellip"], names.html5["lt"], names.html5["hellip;"], len(names.name2codepoint))
try:
    html.escape(5)
except AttributeError as error:
    print(error)
