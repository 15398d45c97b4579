// The machine at an instant as a picture that can be read: an event loop is one running task, a
// queue and a heap of timers; the GIL has one holder and a line of waiters; a pool is a row of
// workers with a backlog.
#pragma once

#include "gui/app/sheet.h"
#include "gui/figure/moment.h"

namespace interleave::gui {

void draw_loop(Sheet& sheet, const LoopMoment& loop);
void draw_pool(Sheet& sheet, const PoolMoment& pool);
void draw_gil(Sheet& sheet, const GilMoment& gil);
void draw_cores(Sheet& sheet, const Moment& moment);
/// Those that no loop's or pool's picture shows.
void draw_threads(Sheet& sheet, const Moment& moment);

}  // namespace interleave::gui
