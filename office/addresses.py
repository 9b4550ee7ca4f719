"""Where this machine can be reached from the office's LAN."""

from __future__ import annotations

import ipaddress
import socket

import ifaddr

from office.settings import ServerSettings


def lan_address() -> str | None:
    """This machine's IPv4 address on the LAN; None when it has only itself. Asks the network cards, sends nothing."""
    found = [
        str(ip.ip)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4 and not _is_internal(adapter.nice_name, ipaddress.ip_address(str(ip.ip)))
    ]
    return found[0] if found else None


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("", 0))
        return int(probe.getsockname()[1])


def public_url(server: ServerSettings) -> str:
    """What phones are told to open: as configured, or this machine's address on the LAN."""
    if server.public_url:
        return server.public_url.rstrip("/")
    return f"http://{_host(server.host)}:{server.port}"


def _host(bound: str) -> str:
    if bound in ("", "0.0.0.0", "::"):  # noqa: S104 (compared, not bound)
        return lan_address() or "127.0.0.1"
    return f"[{bound}]" if ":" in bound else bound


def _is_internal(name: str, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    # Bridges of containers and virtual machines are no way into this machine.
    virtual = name.startswith(("docker", "br-", "veth", "virbr", "vboxnet", "vmnet", "tun", "tap"))
    return virtual or address.is_loopback or address.is_link_local
