"""`requests.utils`: what of it programs use."""
from urllib.parse import quote, unquote, urlparse


def dict_from_cookiejar(cookies):
    return dict(cookies)


def requote_uri(uri):
    return quote(unquote(uri), safe="!#$%&'()*+,/:;=?@[]~")
