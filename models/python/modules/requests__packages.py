"""`requests.packages`"""
import urllib3
