// SPDX-License-Identifier: GPL-3.0-or-later
//
// The headless commands, each in a file of its own. All return an ExitCode and need a QGuiApplication only for pictures.
#pragma once

#include "app/command_line.h"
#include "core/io/import.h"

namespace aksnet::app {

struct CheckOptions {
    QStringList files;
    std::string format = "text";     ///< text, json, markdown, junit, sarif
    std::string failOn = "error";    ///< error, warning, info
    std::vector<std::string> rules;  ///< ids, names or families of rules; empty: all
    QString baseline;                ///< a report whose findings are known; empty: none
    std::string today;               ///< ISO date; empty: the system's
};
[[nodiscard]] int runCheck(const CheckOptions& options, Streams streams);

struct ExportCommandOptions {
    QStringList files;
    QString output;
    QString theme = QStringLiteral("light");
    double scale = 2;
    bool legend = true;
    bool embedPlan = true;
    std::string today;
};
[[nodiscard]] int runExport(const ExportCommandOptions& options, Streams streams);

struct ImportCommandOptions {
    QStringList files;
    QString output;
    bool quiet = false;               ///< no report
    bool resourceGraphQuery = false;  ///< only print the command that fetches an estate
    std::string csvMapping;           ///< see core/io/csv_mapping.h
    QStringList parameterFiles;       ///< for all templates among the files
    std::vector<std::string> values;  ///< "name=value" for their parameters
};
[[nodiscard]] int runImport(const ImportCommandOptions& options, Streams streams);

struct LayoutOptions {
    QStringList files;
    std::string range;            ///< name of a subnet or cluster; empty: all
    std::string address;          ///< whose is it? empty: not asked
    std::string pool;             ///< which addresses has its node? empty: not asked
    std::uint32_t node = 0;       ///< counted from 0
    std::string format = "text";  ///< text, json, csv
};
[[nodiscard]] int runLayout(const LayoutOptions& options, Streams streams);

struct CapacityOptions {
    QStringList files;
    std::string range;            ///< name of a subnet or cluster; empty: all
    bool lifeCycle = false;       ///< the steps of clusters' lives instead of ranges
    std::string format = "text";  ///< text, json, csv
};
[[nodiscard]] int runCapacity(const CapacityOptions& options, Streams streams);

struct LockedOptions {
    QStringList files;
    std::string thing;            ///< name of a network, subnet, cluster or pool; empty: all
    std::string effort;           ///< "new cluster"; empty: all
    std::string format = "text";  ///< text, json, csv, markdown
};
[[nodiscard]] int runLocked(const LockedOptions& options, Streams streams);

struct CompareCommandOptions {
    QStringList files;
    std::string cluster;          ///< its name; empty: the only one
    bool podsReachable = false;   ///< by their own address, from outside the cluster
    std::string format = "text";  ///< text, json, csv
    std::string today;
};
[[nodiscard]] int runCompare(const CompareCommandOptions& options, Streams streams);

struct SizeOptions {
    std::string model;  ///< key of a networking model
    int pools = 1;
    int nodes = 1;                ///< of each pool
    std::optional<int> maxNodes;  ///< of each pool
    std::optional<int> maxPods;
    std::string surge;  ///< "1" or "33%"; empty: AKS's default
    int otherAddresses = 0;
    int growthPercent = 0;
    std::string format = "text";  ///< text, json, csv
};
[[nodiscard]] int runSize(const SizeOptions& options, Streams streams);

struct TraceOptions {
    QStringList files;
    std::string from;  ///< endpoints as core/egress/endpoint_text.h reads them
    std::string to;
    int port = 443;
    std::string protocol = "tcp";  ///< tcp, udp, icmp
    bool ipv6 = false;
    std::string format = "text";  ///< text, json, csv
};
[[nodiscard]] int runTrace(const TraceOptions& options, Streams streams);

struct EgressOptions {
    QStringList files;
    std::string cluster;            ///< its name; empty: all
    bool ports = false;             ///< SNAT ports instead of addresses
    std::uint64_t connections = 0;  ///< with ports: of every pod to one destination; how many addresses that takes
    bool changes = false;           ///< what other outbound types would mean
    std::string format = "text";    ///< text, json, csv
};
[[nodiscard]] int runEgress(const EgressOptions& options, Streams streams);

/// Lists the rules, or shows the page of one, named by id or name.
[[nodiscard]] int runRules(const std::string& rule, Streams streams);

/// Says on the error stream how much of what was imported is missing from the plan; nothing if all is there.
void tellOfGaps(const std::optional<ImportReport>& report, Streams streams);

/// ISO date of the system's clock, local time.
[[nodiscard]] std::string systemDate();

}  // namespace aksnet::app
