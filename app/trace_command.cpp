// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet trace`: the way of one connection, hop by hop.
#include "app/commands.h"
#include "core/egress/endpoint_text.h"
#include "core/egress/trace_text.h"
#include "core/egress/tracer.h"
#include "core/io/exporters/table_output.h"
#include "core/report/trace_table.h"
#include "ui/document/file_store.h"

#include <ostream>

namespace aksnet::app {

int runTrace(const TraceOptions& options, Streams streams) {
    const auto opened = ui::openFiles(options.files);
    if (!opened) {
        streams.err << opened.error().text() << '\n';
        return exitUnusable;
    }
    const auto facts = computeFacts(std::make_shared<const Plan>(opened->document.plan));
    const auto from = parseEndpoint(*facts, options.from);
    const auto to = parseEndpoint(*facts, options.to);
    if (!from || !to) {
        streams.err << (from ? "--to: " + to.error().text() : "--from: " + from.error().text()) << '\n';
        return exitUnusable;
    }
    const Trace result = trace(*facts, {.source = *from,
                                        .destination = *to,
                                        .family = options.ipv6 ? IpFamily::v6 : IpFamily::v4,
                                        .protocol = options.protocol == "udp"    ? Protocol::udp
                                                    : options.protocol == "icmp" ? Protocol::icmp
                                                                                 : Protocol::tcp,
                                        .port = static_cast<std::uint16_t>(options.port)});
    streams.out << (options.format == "json"  ? tableAsJson(traceTable(result))
                    : options.format == "csv" ? tableAsCsv(traceTable(result))
                                              : traceAsText(result));
    return exitClean;
}

}  // namespace aksnet::app
