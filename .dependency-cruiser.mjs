/** The rooms' import rules. Each comment says where the code should go instead. */
const only = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const test = "\\.test\\.tsx?$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    only(
      "domain-is-pure",
      "The domain imports itself, the protocol and zod: I/O goes to src/server, words to src/messages.",
      { path: "^src/domain", pathNot: test },
      { pathNot: ["^src/domain", "^builder-agent/protocol", "^node_modules/zod/"] },
    ),
    only(
      "protocol-stands-alone",
      "The protocol imports itself and zod: what it needs from elsewhere belongs to whoever reads or writes it.",
      { path: "^builder-agent/protocol", pathNot: test },
      { pathNot: ["^builder-agent/protocol", "^node_modules/zod/"] },
    ),
    only(
      "dashboard-does-not-import-agent",
      "Dashboard and agent meet in builder-agent/protocol alone.",
      { path: "^src" },
      { path: "^builder-agent/(?!protocol/)" },
    ),
    only(
      "agent-does-not-import-dashboard",
      "Dashboard and agent meet in builder-agent/protocol alone.",
      { path: "^builder-agent" },
      { path: "^src" },
    ),
    only(
      "pages-come-through-doors",
      "Pages and components reach the server through tRPC; server components through server/trpc/caller; bytes through app/api.",
      { path: "^src/(app|components|trpc)", pathNot: "^src/app/(api|health|metrics)/" },
      { path: "^src/(server|dispatcher)", pathNot: "^src/server/trpc/(caller|root)\\.ts$" },
    ),
    only(
      "root-router-as-a-type",
      "The browser knows the root router's type alone.",
      { path: "^src/(app|components|trpc)", pathNot: "^src/app/api/" },
      { path: "^src/server/trpc/root\\.ts$", dependencyTypesNot: ["type-only"] },
    ),
    only(
      "web-never-opens-ssh",
      "Web writes an intention into SQLite; the dispatcher makes it a fact.",
      { path: "^src/(server|app|components|trpc)" },
      { path: "^src/dispatcher" },
    ),
    only(
      "router-delegates",
      "A router parses, authorises and delegates to a service.",
      { path: "\\.router\\.ts$" },
      { path: "\\.repo\\.ts$" },
    ),
    only(
      "service-knows-no-router",
      "A service knows no wire.",
      { path: "\\.service\\.ts$" },
      { path: ["\\.router\\.ts$", "node_modules/@trpc"] },
    ),
    only(
      "repo-decides-nothing",
      "A repo is SQL only: rules go to the service.",
      { path: "\\.repo\\.ts$" },
      { path: "\\.(service|router)\\.ts$" },
    ),
    only(
      "trpc-server-in-routers",
      "Throw a DomainError; the middleware in server/trpc turns it into tRPC's.",
      { path: "^src", pathNot: ["\\.router\\.ts$", "^src/server/trpc/", "^src/app/api/trpc/", "^src/trpc/"] },
      { path: "node_modules/@trpc/server", dependencyTypesNot: ["type-only"] },
    ),
    only(
      "ssh2-behind-a-transport",
      "Ask the dispatcher's transport, or the agent's guest host.",
      {
        pathNot: [
          "^src/dispatcher/ssh/",
          "^builder-agent/src/host/guest-host",
          "^builder-agent/testing/shell-machine",
          "^e2e/support/",
        ],
      },
      { path: "node_modules/ssh2/" },
    ),
    only(
      "execa-behind-a-host",
      "Commands run through the agent's host or the dispatcher's transport.",
      {
        pathNot: [
          "^builder-agent/src/host/linux-host",
          "^src/dispatcher/local-transport",
          "^src/dispatcher/(ssh/)?rsync",
          "^e2e/",
          "\\.host\\.test\\.ts$",
        ],
      },
      { path: "node_modules/execa/" },
    ),
    only(
      "sqlite-behind-the-client",
      "Open the catalog with server/db/client.",
      { pathNot: "^src/server/db/" },
      { path: "node_modules/better-sqlite3/" },
    ),
    only(
      "components-know-no-noun",
      "A component that knows a noun belongs beside its page, in app/**/_components.",
      { path: "^src/components" },
      { path: "^(src/(domain|app|trpc|server)|builder-agent)" },
    ),
    only("no-cycles", "Move what both need into a file of its own.", {}, { circular: true }),
    only(
      "no-orphans",
      "Nothing imports this: delete it.",
      { orphan: true, pathNot: ["\\.d\\.ts$", "\\.config\\.(ts|mjs)$", "^\\.dependency-cruiser", "^src/app/", test] },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
    exclude: { path: ["^\\.next", "^dist"] },
  },
};
