"""`requests_futures`: a package; see requests_futures.sessions."""
