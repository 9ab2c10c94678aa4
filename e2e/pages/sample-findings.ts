import type { Check } from "#domain/job/check.ts";

const seen = (id: string, lesson: string | null, phase: Check["phase"], outcome: Check["outcome"], evidence: string): Check => ({
  ...{ id, lesson, phase, outcome, evidence },
  subject: phase === "mirror" ? "https://mirror.example.org/debian" : null,
});

/** Of an image at rest and booted: all well; and with one fault and one thing to look at. */
export const PROOF: readonly Check[] = [
  seen("machine-id-empty", "L06", "rest", "passed", "/etc/machine-id has 0 bytes."),
  seen("default-user-in-docker-group", "L05", "rest", "passed", "groups: [adm, sudo, docker]"),
  seen("passwords-absent", null, "rest", "passed", "No account in /etc/shadow has a password."),
  seen("boots", null, "booted", "passed", "cloud-init ended after 71 s."),
  seen("docker-uses-mirror", "L08", "booted", "skipped", "The mirror profile names no mirror of Docker Hub."),
];
export const BROKEN: readonly Check[] = [
  ...PROOF,
  seen("dbus-machine-id", "L06", "rest", "failed", "/var/lib/dbus/machine-id holds\n6f1f4f0c9f7b4a0c8d1e2f3a4b5c6d7e"),
  seen("logs-small", null, "rest", "warned", "/var/log/apt/term.log has 1.4 MB."),
];
/** Of a profile's mirrors. */
export const ANSWERS: readonly Check[] = [
  seen("build/apt-archive/reachable", null, "mirror", "passed", "200 after 12 ms"),
  seen("build/apt-archive/key", null, "mirror", "warned", "The key ends on 2026-12-29, in 37 days."),
  seen("build/registry.k8s.io/manifest", null, "mirror", "failed", "403: the mirror is blocked in this country."),
  seen("image/apt-archive/reachable", null, "mirror", "passed", "200 after 14 ms"),
];
/** What a build writes into its image. */
export const FILES = [
  {
    path: "/etc/docker/daemon.json",
    before: null,
    after: '{\n  "log-driver": "local",\n  "live-restore": true\n}\n',
    mode: "0644",
  },
  {
    path: "/etc/apt/sources.list.d/debian.sources",
    before: "Types: deb\nURIs: http://deb.example.org/debian\nSuites: bookworm\n",
    after: "Types: deb\nURIs: https://mirror.example.org/debian\nSuites: bookworm bookworm-updates\n",
    mode: "0644",
  },
] as const;
