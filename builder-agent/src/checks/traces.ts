import { type Check, failed, judgeFinds, passed } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";
import { type FilePattern, findFiles, homeFolders, sizeOf } from "./image-files.ts";

const ANY = /./;
const NOT_PLACEHOLDER = /^(?!\.placeholder$|\.SEQ$)/;

/** What a new machine's logs may begin with. */
const MOST_LOG_BYTES = 65_536;

type Trace = { readonly id: string; readonly meaning: string; readonly patterns: (root: string) => readonly FilePattern[] };

/** What a system leaves behind as it runs or is built, and no new machine should begin with: what virt-sysprep(1) and DigitalOcean's img_check look for. */
const TRACES: readonly Trace[] = [
  {
    id: "histories-absent",
    meaning: "No shell, editor or database history tells what was typed.",
    patterns: (root) =>
      homeFolders(root).map((folder) => ({ folder, names: /^\.(?:.*_history|.*_hist|lesshst|viminfo|wget-hsts|histfile)$/ })),
  },
  {
    id: "apt-lists-absent",
    meaning: "Neither package lists nor packages lie in apt's caches.",
    patterns: () => [
      { folder: "/var/lib/apt/lists", names: /^(?!lock$)/, isDeep: true },
      { folder: "/var/cache/apt/archives", names: /\.deb$/, isDeep: true },
      { folder: "/var/cache/apt", names: /\.bin$/ },
    ],
  },
  {
    id: "cloud-init-state-absent",
    meaning: "cloud-init has never run: it will take the first boot for the first.",
    patterns: () => [{ folder: "/var/lib/cloud", names: ANY, isDeep: true }],
  },
  {
    id: "mail-absent",
    meaning: "No mail waits for anybody.",
    patterns: () => [
      { folder: "/var/mail", names: ANY },
      { folder: "/var/spool/mail", names: ANY },
    ],
  },
  {
    id: "cron-spool-empty",
    meaning: "No account has cron or at jobs of its own.",
    patterns: () => [
      { folder: "/var/spool/cron/crontabs", names: NOT_PLACEHOLDER },
      { folder: "/var/spool/cron/atjobs", names: NOT_PLACEHOLDER },
      { folder: "/var/spool/at", names: NOT_PLACEHOLDER },
    ],
  },
  {
    id: "crash-dumps-absent",
    meaning: "No crash dump or core file holds somebody's memory.",
    patterns: () => [
      { folder: "/var/crash", names: NOT_PLACEHOLDER },
      { folder: "/var/lib/systemd/coredump", names: ANY },
      { folder: "/var/lib/systemd/pstore", names: ANY },
      { folder: "/", names: /^core(?:\.\d+)?$/ },
      { folder: "/root", names: /^core(?:\.\d+)?$/ },
    ],
  },
  {
    id: "dhcp-leases-absent",
    meaning: "No address lease of the building machine is kept.",
    patterns: () => [
      { folder: "/var/lib/dhcp", names: /\.leases?/ },
      { folder: "/var/lib/dhclient", names: ANY },
      { folder: "/var/lib/dhcpcd", names: /\.lease/ },
      { folder: "/var/lib/NetworkManager", names: /\.lease$|^secret_key$/ },
    ],
  },
  {
    id: "network-rules-absent",
    meaning: "No network card of the building machine is remembered.",
    patterns: () => [
      { folder: "/etc/udev/rules.d", names: /^70-persistent-(?:net|cd)\.rules$|^75-cloud-ifupdown/ },
      { folder: "/etc/netplan", names: /^50-cloud-init\.yaml$/ },
      { folder: "/etc/network/interfaces.d", names: /^50-cloud-init/ },
      { folder: "/etc/systemd/network", names: /^10-cloud-init-/ },
    ],
  },
  {
    id: "password-backups-absent",
    meaning: "No older copy of the account files is left.",
    patterns: () => [
      { folder: "/etc", names: /^(?:passwd|shadow|group|gshadow|subuid|subgid)(?:-|\.bak|~)$/ },
      { folder: "/var/backups", names: /^(?:passwd|shadow|group|gshadow)\.bak/ },
    ],
  },
];

/** Folders whose content is of one boot alone. */
const VOLATILE = ["/tmp", "/var/tmp", "/run"].map((folder): FilePattern => ({ folder, names: ANY, isDeep: true }));

export const TRACE_CHECKS: readonly Check<FilesGround>[] = [
  ...TRACES.map(
    ({ id, meaning, patterns }): Check<FilesGround> => ({
      id,
      lesson: null,
      meaning,
      run: async ({ root }) => {
        const sought = patterns(root.path);
        const folders = [...new Set(sought.map(({ folder }) => folder))].join(", ");
        return judgeFinds(findFiles(root.path, sought), `in ${folders}`);
      },
    }),
  ),
  {
    id: "logs-small",
    lesson: null,
    meaning: "The logs begin empty, or nearly so.",
    run: async ({ root }) => {
      const logs = findFiles(root.path, [{ folder: "/var/log", names: ANY, isDeep: true }]);
      const sizeBytes = logs.reduce((sum, path) => sum + sizeOf(root.path, path), 0);
      const largest = logs.toSorted((one, other) => sizeOf(root.path, other) - sizeOf(root.path, one))[0];
      if (sizeBytes <= MOST_LOG_BYTES) return passed(`${sizeBytes} bytes in ${logs.length} files of /var/log`);
      return failed(`${sizeBytes} bytes in /var/log, most of them in ${largest}`);
    },
  },
  {
    id: "temporary-folders-empty",
    lesson: null,
    meaning: "`/tmp`, `/var/tmp` and `/run` are empty on the disk.",
    run: async ({ root }) => judgeFinds(findFiles(root.path, VOLATILE), "files in /tmp, /var/tmp, /run"),
  },
];
