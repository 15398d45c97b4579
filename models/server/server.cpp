#include "models/server/server.h"

#include <memory>

#include <fmt/format.h>

#include "models/asyncio/event_loop.h"
#include "models/threads/executor.h"

namespace interleave::models::server {

namespace {

using sim::State;

sim::TrackId add_request_track(const threads::Process& process, size_t number) {
  sim::Trace* trace = process.simulator().trace();
  if (trace == nullptr) return sim::kNone;
  return trace->add_track(sim::TrackKind::request, fmt::format("request {}", number + 1), process.track(),
                          process.simulator().now());
}

/// One request on its way through the event loop: it is the handle of its arrival and then of the end of
/// its wait.
class AsgiRequest : public asyncio::Handle {
 public:
  AsgiRequest(asyncio::EventLoop& loop, const sim::Waitable& backend, const Request& request, size_t number,
              size_t& open)
      : Handle(act), loop_(loop), backend_(backend), request_(request), number_(number), open_(open) {
    loop_.call_at(request.arrival, *this);
  }
  const Served& served() const { return served_; }

 private:
  static void act(Handle& handle, Event event) {
    if (event == Event::run) static_cast<AsgiRequest&>(handle).advance();
  }

  void advance() {
    if (waiting_) {
      answer();
      return;
    }
    threads::Thread& thread = *loop_.thread();
    served_ = {request_.arrival, loop_.now(), {}};
    track_ = add_request_track(thread.process(), number_);
    const sim::TrackId outer = thread.activity();
    thread.set_activity(track_);
    thread.work(request_.cpu);
    thread.set_activity(outer);
    if (request_.wait == sim::Duration()) {
      answer();
      return;
    }
    waiting_ = true;
    if (track_ != sim::kNone) loop_.trace()->set_state(track_, loop_.now(), State::awaiting, backend_.id());
    loop_.call_later(request_.wait, *this);
  }

  void answer() {
    served_.answered = loop_.now();
    if (track_ != sim::kNone) loop_.trace()->end_track(track_, loop_.now());
    if (--open_ == 0) loop_.stop();
  }

  asyncio::EventLoop& loop_;
  const sim::Waitable& backend_;
  const Request& request_;
  size_t number_;
  size_t& open_;  // requests that aren't answered
  bool waiting_ = false;
  sim::TrackId track_ = sim::kNone;
  Served served_;
};

}  // namespace

std::vector<Served> serve_wsgi(threads::Thread& thread, std::span<const Request> requests, int workers) {
  threads::Process& process = thread.process();
  const sim::Simulator& simulator = process.simulator();
  const sim::Waitable backend(process.simulator(), "backend");
  threads::ExecutorOptions options;
  options.max_workers = workers;
  options.name_prefix = "wsgi";
  threads::Executor pool(process, options);
  std::vector<Served> served(requests.size());
  for (size_t i = 0; i < requests.size(); ++i) {
    const Request& request = requests[i];
    if (request.arrival > simulator.now()) thread.sleep(request.arrival - simulator.now());
    served[i].arrived = request.arrival;
    pool.submit({.run =
                     [&, i] {
                       threads::Thread& worker = threads::Thread::current(simulator);
                       served[i].begun = simulator.now();
                       worker.work(requests[i].cpu);
                       if (requests[i].wait > sim::Duration()) worker.block(State::blocked, &backend, requests[i].wait);
                       served[i].answered = simulator.now();
                     },
                 .cancel = {},
                 .track = add_request_track(process, i)});
  }
  pool.shutdown(true);
  return served;
}

std::vector<Served> serve_asgi(threads::Thread& thread, std::span<const Request> requests) {
  asyncio::EventLoop loop(thread.simulator());
  const sim::Waitable backend(thread.simulator(), "backend");
  size_t open = requests.size();
  std::vector<std::unique_ptr<AsgiRequest>> running;
  for (size_t i = 0; i < requests.size(); ++i) {
    running.push_back(std::make_unique<AsgiRequest>(loop, backend, requests[i], i, open));
  }
  if (open > 0) loop.run_forever(thread);
  std::vector<Served> served;
  for (const auto& request : running) served.push_back(request->served());
  return served;
}

}  // namespace interleave::models::server
