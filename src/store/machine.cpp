// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/machine.h"

#include "base/machine.h"

#include <QSysInfo>
#include <QThread>

#include <boost/version.hpp>
#include <simdjson.h>

#include <unistd.h>

namespace derby {

namespace {

QJsonValue memoryBytes()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long size = ::sysconf(_SC_PAGESIZE);
    return pages > 0 && size > 0 ? QJsonValue(static_cast<qint64>(pages) * size) : QJsonValue(QJsonValue::Null);
}

QString compiler()
{
#if defined(__clang__)
    return QStringLiteral("Clang ") + QLatin1String(__clang_version__);
#else
    return QStringLiteral("GCC ") + QLatin1String(__VERSION__);
#endif
}

} // namespace

QJsonObject machineJson()
{
    const std::optional<QString> cpu = cpuModel();
    return {{QStringLiteral("host"), QSysInfo::machineHostName()},
            {QStringLiteral("os"), QSysInfo::prettyProductName()},
            {QStringLiteral("kernel"), QString(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())},
            {QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture()},
            {QStringLiteral("cpu"), cpu ? QJsonValue(*cpu) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("cores"), QThread::idealThreadCount()},
            {QStringLiteral("memory_bytes"), memoryBytes()}};
}

QJsonObject versionsJson()
{
    return {{QStringLiteral("tokenderby"), QStringLiteral(TOKENDERBY_VERSION)},
            {QStringLiteral("qt"), QLatin1String(qVersion())},
            {QStringLiteral("boost"), QString(QLatin1String(BOOST_LIB_VERSION)).replace(u'_', u'.')},
            {QStringLiteral("simdjson"),
             QStringLiteral("%1.%2.%3")
                 .arg(simdjson::SIMDJSON_VERSION_MAJOR)
                 .arg(simdjson::SIMDJSON_VERSION_MINOR)
                 .arg(simdjson::SIMDJSON_VERSION_REVISION)},
            {QStringLiteral("compiler"), compiler()}};
}

} // namespace derby
