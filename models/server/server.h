// Web servers in their plainest form, to set the two gateways of Python side by side.
//
// A WSGI server answers each request on one of its worker threads, which it blocks until the answer is
// there; requests beyond the workers queue (PEP 3333). An ASGI server runs every request as soon as it
// comes, on one event loop: computing holds the loop up, waiting doesn't (asgi.readthedocs.io).
//
// Each request is a track of kind `request` in the trace.
#pragma once

#include <span>
#include <vector>

#include "models/server/load.h"
#include "models/threads/process.h"
#include "models/threads/thread.h"

namespace interleave::models::server {

struct Served {
  sim::Time arrived;
  sim::Time begun;
  sim::Time answered;
  sim::Duration response_time() const { return answered - arrived; }
};

/// Serves the requests with `workers` threads and returns when all are answered, in the order of
/// `requests`. Call on a thread of the process. Requires: arrivals ascend; workers > 0.
std::vector<Served> serve_wsgi(threads::Thread& thread, std::span<const Request> requests, int workers);

/// The same with one event loop on the calling thread.
std::vector<Served> serve_asgi(threads::Thread& thread, std::span<const Request> requests);

}  // namespace interleave::models::server
