// SPDX-License-Identifier: GPL-3.0-or-later
//
// See command_line.h.
#include "app/command_line.h"

#include "app/commands.h"
#include "core/base/version.h"
#include "ui/base/text.h"

#include <CLI/CLI.hpp>

#include <QDate>

#include <ostream>

namespace aksnet::app {

namespace {

using ui::toQt;

QStringList toQtList(const std::vector<std::string>& texts) {
    QStringList list;
    for (const auto& text : texts) {
        list << toQt(text);
    }
    return list;
}

constexpr const char* fileHelp =
    "Plan files (*.aksnet.json), pictures with a plan inside (SVG, PNG), or files to import: JSON from az, ARM or REST.";

/// What the options of all commands are read into.
struct Arguments {
    std::vector<std::string> windowFiles;
    std::string screenshots;
    std::vector<std::string> files;
    std::string output;
    std::vector<std::string> parameterFiles;
    std::vector<std::string> parameterValues;
    std::string rule;
    std::string theme = "light";
    CheckOptions check;
    std::string baseline;
    ExportCommandOptions picture;
    LayoutOptions layout;
    TraceOptions trace;
    EgressOptions egress;
    CapacityOptions capacity;
    LockedOptions locked;
    CompareCommandOptions compare;
    SizeOptions size;
    bool noLegend = false;
    bool noPlan = false;
    bool quiet = false;
    bool resourceGraphQuery = false;
    std::string csvMapping;
    std::string today;
};

CLI::Option* addFiles(CLI::App& command, std::vector<std::string>& files, const char* help) {
    return command.add_option("FILE", files, help)->type_name("");
}

CLI::Option* addToday(CLI::App& command, std::string& today, const char* help) {
    const CLI::Validator isDate(
        [](const std::string& text) {
            const bool isValid = text.size() == 10 && QDate::fromString(toQt(text), Qt::ISODate).isValid();
            return isValid ? std::string() : "\"" + text + "\" is no date such as 2026-11-23";
        },
        "YYYY-MM-DD");
    return command.add_option("--today", today, help)->type_name("DATE")->check(isDate);
}

CLI::App* addCheck(CLI::App& app, Arguments& arguments) {
    auto* command =
        app.add_subcommand("check",
                           "Report what is wrong with a plan. Exit code 0: clean, 1: findings at the level of "
                           "--fail-on, 2: unusable input.");
    addFiles(*command, arguments.files, fileHelp)->required();
    command->add_option("--format", arguments.check.format, "How to write the findings")
        ->check(CLI::IsMember({"text", "json", "markdown", "junit", "sarif"}))
        ->capture_default_str();
    command->add_option("--fail-on", arguments.check.failOn, "Lowest severity that makes the exit code 1")
        ->check(CLI::IsMember({"error", "warning", "info"}))
        ->capture_default_str();
    command
        ->add_option("--rule", arguments.check.rules,
                     "Only findings of this rule (id or name) or family of rules; may be given more than once")
        ->type_name("RULE")
        ->expected(1)
        ->take_all();
    command
        ->add_option("--baseline", arguments.baseline,
                     "Report only what is new since this report, which --format json or sarif wrote")
        ->type_name("FILE");
    addToday(*command, arguments.today, "Date to judge waivers by, instead of the clock's");
    command->footer("Several files to import are merged into one plan; several plan files are checked one by one.");
    return command;
}

CLI::App* addExport(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand("export", "Draw a plan as SVG, PDF or PNG; the suffix of the output decides.");
    addFiles(*command, arguments.files, fileHelp)->required();
    command->add_option("-o,--output", arguments.output, "File to write: *.svg, *.pdf or *.png")
        ->type_name("FILE")
        ->required();
    command->add_option("--theme", arguments.theme, "light, dark or print (safe in greyscale)")
        ->check(CLI::IsMember({"light", "dark", "print"}))
        ->capture_default_str();
    command->add_option("--scale", arguments.picture.scale, "PNG: pixels for each unit of the drawing")
        ->type_name("NUMBER")
        ->check(CLI::Range(0.1, 16.0).description("0.1 to 16"))
        ->capture_default_str();
    command->add_flag("--no-legend", arguments.noLegend, "Leave out the legend and the title block");
    command->add_flag("--no-plan", arguments.noPlan, "Do not put the plan inside SVG and PNG");
    addToday(*command, arguments.today, "Date for the title block and to judge waivers by, instead of the clock's");
    return command;
}

CLI::App* addImport(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand(
        "import", "Turn az, ARM or REST JSON into a plan file and say what became of every resource.");
    addFiles(*command, arguments.files, "Files of JSON, or tables of subnets; all are merged into one plan");
    command->add_option("-o,--output", arguments.output, "Plan file to write (*.aksnet.json)")->type_name("FILE");
    command
        ->add_option("--map", arguments.csvMapping,
                     "What the columns of tables mean, by number or heading: name=2,prefix=Address range")
        ->type_name("FIELD=COLUMN,...");
    command->add_flag("--resource-graph-query", arguments.resourceGraphQuery,
                      "Only print the az command that fetches a whole estate from Resource Graph");
    command->add_option("--parameters", arguments.parameterFiles, "Values for the parameters of ARM templates")
        ->type_name("FILE");
    command
        ->add_option("--set", arguments.parameterValues,
                     "One value for a parameter of ARM templates: text, or JSON where no text is due")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    command->add_flag("-q,--quiet", arguments.quiet, "Do not print the import report");
    return command;
}

CLI::App* addLayout(CLI::App& app, Arguments& arguments) {
    auto* command =
        app.add_subcommand("layout", "Say what every address of the subnets, pod CIDRs and service CIDRs is for.");
    addFiles(*command, arguments.files, fileHelp)->required();
    command->add_option("--subnet,--cluster", arguments.layout.range,
                        "Show only the subnet or the cluster's ranges of this name");
    auto* address = command->add_option("--address", arguments.layout.address, "Say whose address this is");
    auto* pool = command->add_option("--pool", arguments.layout.pool, "Name of the pool that --node is in");
    auto* node = command->add_option("--node", arguments.layout.node,
                                     "List all addresses of this node of the pool, counted from 0");
    pool->needs(node)->excludes(address);
    node->needs(pool);
    command->add_option("--format", arguments.layout.format, "How to write the table")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    command->footer(
        "Azure promises how many addresses a node takes, not which: where the note says so, places are an illustration.");
    return command;
}

CLI::App* addCapacity(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand(
        "capacity", "Say what subnets and pod CIDRs need now, at their maximum and in upgrades, and what fails first.");
    addFiles(*command, arguments.files, fileHelp)->required();
    command->add_option("--subnet,--cluster", arguments.capacity.range,
                        "Show only the subnet or the cluster of this name");
    command->add_flag("--life-cycle", arguments.capacity.lifeCycle,
                      "Run each cluster through creation, growth, upgrade, one more pool and migration instead");
    command->add_option("--format", arguments.capacity.format, "How to write the table")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    command->footer(
        "The checks are those that AKS makes before it acts, as its pages tell them and as they were seen; the network "
        "refuses by what is really left.");
    return command;
}

CLI::App* addLocked(CLI::App& app, Arguments& arguments) {
    auto* command =
        app.add_subcommand("locked", "Say how hard every field of clusters, pools and networks is to change later.");
    addFiles(*command, arguments.files, fileHelp)->required();
    command->add_option("--thing", arguments.locked.thing,
                        "Show only the network, subnet, cluster or pool of this name");
    command->add_option("--effort", arguments.locked.effort, "Show only fields that take this effort")
        ->check(CLI::IsMember({"freely", "by reimage", "one-way", "new pool", "new cluster"}));
    command->add_option("--format", arguments.locked.format, "How to write the table")
        ->check(CLI::IsMember({"text", "json", "csv", "markdown"}))
        ->capture_default_str();
    return command;
}

CLI::App* addTrace(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand(
        "trace", "Follow one connection hop by hop: what each device does to it, and which source the other end sees.");
    addFiles(*command, arguments.files, fileHelp)->required();
    command->add_option("--from", arguments.trace.from, "Where it starts, such as \"pool apps\" or \"node apps/2\"")
        ->type_name("ENDPOINT")
        ->required();
    command
        ->add_option("--to", arguments.trace.to, "Where it goes, such as internet, 10.2.3.4 or \"onprem:Head office\"")
        ->type_name("ENDPOINT")
        ->required();
    command->add_option("--port", arguments.trace.port, "Port of the destination")
        ->check(CLI::Range(0, 65535).description("0 to 65535"))
        ->capture_default_str();
    command->add_option("--protocol", arguments.trace.protocol, "Protocol that security rules are asked for")
        ->check(CLI::IsMember({"tcp", "udp", "icmp"}))
        ->capture_default_str();
    command->add_flag("--ipv6", arguments.trace.ipv6, "Trace the IPv6 addresses of a dual-stack cluster");
    command->add_option("--format", arguments.trace.format, "How to write the trace")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    command->footer(
        "Endpoints: pool P[/NODE[/POD]], host-pod P, annotated-pod P, node P[/NODE], vm SUBNET, private-endpoint SUBNET, "
        "resource NAME, an address, onprem[:NAME], internet, metadata, dns, service Microsoft.Storage, and clusterip, api, "
        "lb, lb-local, ilb, ilb-local, appgw, agc, each with :CLUSTER where there are several.");
    return command;
}

CLI::App* addEgress(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand("egress", "Say which source address every destination sees of a cluster.");
    addFiles(*command, arguments.files, fileHelp)->required();
    command->add_option("--cluster", arguments.egress.cluster, "Show only the cluster of this name");
    auto* ports = command->add_flag("--ports", arguments.egress.ports,
                                    "SNAT ports by number of nodes instead, with the numbers at which there are fewer");
    command
        ->add_option(
            "--connections", arguments.egress.connections,
            "With --ports: how many public addresses that many connections of every pod to one destination take")
        ->needs(ports)
        ->check(CLI::Range(1, 1'000'000));
    auto* changes =
        command->add_flag("--changes", arguments.egress.changes,
                          "Other outbound types instead: whether the cluster can change, and what it costs");
    changes->excludes(ports);
    command->add_option("--format", arguments.egress.format, "How to write the table")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    return command;
}

CLI::App* addCompare(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand(
        "compare", "Put a cluster under every networking model and say what each takes, and which to choose.");
    addFiles(*command, arguments.files, fileHelp)->required();
    command->add_option("--cluster", arguments.compare.cluster, "Name of the cluster, where there are several");
    command->add_flag("--pods-reachable", arguments.compare.podsReachable,
                      "Pods must be reachable by their own address from outside the cluster");
    command->add_option("--format", arguments.compare.format, "How to write the table")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    return command;
}

CLI::App* addSize(CLI::App& app, Arguments& arguments) {
    SizeOptions& size = arguments.size;
    auto* command = app.add_subcommand("size", "Say how large the subnets and the pod CIDR of a new cluster must be.");
    command
        ->add_option("--model", size.model,
                     "overlay, podSubnetDynamic, podSubnetStatic, nodeSubnet, kubenet or bringYourOwn")
        ->required();
    command->add_option("--nodes", size.nodes, "Nodes of each pool")->required();
    command->add_option("--max-nodes", size.maxNodes, "Nodes that each pool can grow to");
    command->add_option("--max-pods", size.maxPods, "Pods a node runs at most; the model's default if not given");
    command->add_option("--surge", size.surge, "Surge nodes of an upgrade, such as 1 or 33%; AKS's default is 10%");
    command->add_option("--pools", size.pools, "Number of such pools")->capture_default_str();
    command->add_option("--others", size.otherAddresses, "Addresses that other things take of the node subnet")
        ->capture_default_str();
    command->add_option("--growth", size.growthPercent, "Head-room in percent for the recommended sizes")
        ->capture_default_str();
    command->add_option("--format", size.format, "How to write the table")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    return command;
}

CLI::App* addRules(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand("rules", "List the rules, or show one rule's page.");
    command->add_option("ID", arguments.rule, "Rule id such as IP-001, or its name")->type_name("");
    return command;
}

std::string dateOf(const Arguments& arguments) {
    return arguments.today.empty() ? systemDate() : arguments.today;
}

}  // namespace

Invocation parseArguments(const QStringList& arguments, Streams streams) {
    CLI::App app(
        "AksNet plans networks for Azure Kubernetes Service.\nWithout a command it opens the window, with FILEs if given.",
        "aksnet");
    app.set_help_flag("-h,--help", "Print this help");
    app.set_version_flag("--version", "aksnet " + std::string(engineVersion), "Print the version");
    // Subcommands come first on the line; a file that is called like one is written ./check.
    app.require_subcommand(0, 1);
    Arguments read;
    addFiles(app, read.windowFiles, fileHelp);
    app.add_option("--screenshots", read.screenshots)->group("");
    const auto* check = addCheck(app, read);
    const auto* picture = addExport(app, read);
    const auto* import = addImport(app, read);
    const auto* layout = addLayout(app, read);
    const auto* capacity = addCapacity(app, read);
    const auto* locked = addLocked(app, read);
    const auto* trace = addTrace(app, read);
    const auto* egress = addEgress(app, read);
    const auto* compare = addCompare(app, read);
    const auto* size = addSize(app, read);
    const auto* rules = addRules(app, read);

    Invocation invocation;
    std::vector<std::string> reversed;
    for (const QString& argument : arguments) {
        reversed.insert(reversed.begin(), ui::toStd(argument));
    }
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error, streams.out, streams.err);
        invocation.exitCode = code == 0 ? exitClean : exitUnusable;
        return invocation;
    }
    if (check->parsed()) {
        CheckOptions options = read.check;
        options.files = toQtList(read.files);
        options.baseline = toQt(read.baseline);
        options.today = dateOf(read);
        invocation.command = [options](Streams to) { return runCheck(options, to); };
    } else if (picture->parsed()) {
        ExportCommandOptions options = read.picture;
        options.files = toQtList(read.files);
        options.output = toQt(read.output);
        options.theme = toQt(read.theme);
        options.legend = !read.noLegend;
        options.embedPlan = !read.noPlan;
        options.today = dateOf(read);
        invocation.command = [options](Streams to) { return runExport(options, to); };
        invocation.needsFonts = true;
    } else if (import->parsed()) {
        const ImportCommandOptions options{toQtList(read.files),    toQt(read.output), read.quiet,
                                           read.resourceGraphQuery, read.csvMapping,   toQtList(read.parameterFiles),
                                           read.parameterValues};
        invocation.command = [options](Streams to) { return runImport(options, to); };
    } else if (layout->parsed()) {
        LayoutOptions options = read.layout;
        options.files = toQtList(read.files);
        invocation.command = [options](Streams to) { return runLayout(options, to); };
    } else if (capacity->parsed()) {
        CapacityOptions options = read.capacity;
        options.files = toQtList(read.files);
        invocation.command = [options](Streams to) { return runCapacity(options, to); };
    } else if (locked->parsed()) {
        LockedOptions options = read.locked;
        options.files = toQtList(read.files);
        invocation.command = [options](Streams to) { return runLocked(options, to); };
    } else if (trace->parsed()) {
        TraceOptions options = read.trace;
        options.files = toQtList(read.files);
        invocation.command = [options](Streams to) { return runTrace(options, to); };
    } else if (egress->parsed()) {
        EgressOptions options = read.egress;
        options.files = toQtList(read.files);
        invocation.command = [options](Streams to) { return runEgress(options, to); };
    } else if (compare->parsed()) {
        CompareCommandOptions options = read.compare;
        options.files = toQtList(read.files);
        options.today = dateOf(read);
        invocation.command = [options](Streams to) { return runCompare(options, to); };
    } else if (size->parsed()) {
        invocation.command = [options = read.size](Streams to) { return runSize(options, to); };
    } else if (rules->parsed()) {
        invocation.command = [rule = read.rule](Streams to) { return runRules(rule, to); };
    }
    invocation.files = toQtList(read.windowFiles);
    invocation.screenshotFolder = toQt(read.screenshots);
    return invocation;
}

}  // namespace aksnet::app
