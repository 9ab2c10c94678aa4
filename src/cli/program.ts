import { join } from "node:path";
import { Command, Option } from "commander";
import { addPublishingCommands } from "./add-publishing-commands.ts";
import { createApi } from "./api.ts";
import type { Answer, CommandContext } from "./command.ts";
import { cancelBuild, printLog, retryBuild } from "./commands/attend-build.ts";
import { build } from "./commands/build.ts";
import { exportCatalog, importCatalog } from "./commands/catalog-file.ts";
import { compare } from "./commands/compare.ts";
import { download } from "./commands/download.ts";
import { listBuilds, listHosts, listImages, listVariants } from "./commands/list.ts";
import { printListing } from "./commands/listing.ts";
import { logIn, setUp } from "./commands/sign-in.ts";
import { verify } from "./commands/verify.ts";
import { openSessionFile } from "./session-file.ts";
import type { Terminal } from "./terminal.ts";
import { WORDS } from "./words.ts";

/** Where the command line finds its dashboard. `url` is the one to ask unless told otherwise. */
export type Surroundings = {
  readonly url: URL;
  readonly dataFolder: string;
  readonly configFolder: string;
  /** An API token, for `url` or the one that `--url` names; null: whoever signed in. */
  readonly token: string | null;
};

/** The table of `mib`'s commands, as its contract says. `onUrl` hears which dashboard is asked. */
export function createProgram(terminal: Terminal, surroundings: Surroundings, onUrl: (url: URL) => void): Command {
  const { commands, options } = WORDS;
  const program = new Command("mib").description(WORDS.program).option("--json", WORDS.json).option("--url <url>", WORDS.url);
  const sessions = openSessionFile(surroundings.configFolder);

  function openContext(): CommandContext {
    const given: { json?: boolean; url?: string } = program.opts();
    const { token } = surroundings;
    // A token goes only where somebody said, never to whichever dashboard was signed in to last.
    const usual = token === null ? sessions.choose(surroundings.url) : surroundings.url;
    const url = given.url === undefined ? usual : new URL(given.url);
    onUrl(url);
    const api = createApi(url, { token, cookie: sessions.cookie(url), onCookie: (cookie) => sessions.keep(url, cookie) });
    return { api, url, terminal, isJson: given.json === true };
  }

  /** Runs a command and prints its answer, for a program or for a person; null where it printed all by itself. */
  async function answer(run: (context: CommandContext) => Promise<Answer | null>): Promise<void> {
    const context = openContext();
    const result = await run(context);
    if (result !== null) terminal.stdout(context.isJson ? `${JSON.stringify(result.json)}\n` : result.text);
  }

  const add = (usage: string, description: string) => program.command(usage).description(description);
  const addSignIn = (usage: string, description: string) =>
    add(usage, description).requiredOption("--email <email>", options.email).option("--password-stdin", options.password);

  addSignIn("setup", commands.setup)
    .option("--name <name>", options.name)
    .action((given) =>
      answer((context) => setUp(context, { ...given, tokenFile: join(surroundings.dataFolder, "setup-token") })),
    );
  addSignIn("login", commands.login).action((given) => answer((context) => logIn(context, given)));
  add("variants", commands.variants).action(() => answer(listVariants));
  add("images", commands.images)
    .option("--variant <name>", options.variant)
    .action((given) => answer((context) => listImages(context, given)));
  add("builds", commands.builds).action(() => answer(listBuilds));
  add("hosts", commands.hosts).action(() => answer(listHosts));
  add("export", commands.export).action(() => answer(exportCatalog));
  add("import <file>", commands.import).action((file) => answer((context) => importCatalog(context, { file })));
  add("build <variant>", commands.build)
    .option("--wait", options.wait)
    .option("--no-cache", options.noCache)
    .option("--host <name>", options.host)
    .option("--keep-failed <minutes>", options.keepFailed)
    .option("--key <file>", options.key)
    .action((variant, given) => answer((context) => build(context, { variant, ...given })));
  add("log <build>", commands.log)
    .option("--follow", options.follow)
    .action((build, given) => answer((context) => printLog(context, { build, ...given })));
  add("cancel <build>", commands.cancel).action((build) => answer((context) => cancelBuild(context, { build })));
  add("retry <build>", commands.retry)
    .option("--mirror <profile>", options.mirror)
    .addOption(new Option("--continue", options.continue).conflicts("mirror"))
    .action((build, given) => answer((context) => retryBuild(context, { build, ...given })));
  add("verify [image]", commands.verify)
    .option("--wait", options.verifyWait)
    .option("--file <disk>", options.file)
    .option("--variant <name>", options.ofVariant)
    .action((image, given) => answer((context) => verify(context, { image, ...given })));
  add("download <image>", commands.download)
    .option("-o, --output <file>", options.output)
    .action((image, given) => answer((context) => download(context, { image, ...given })));
  add("compare <from> <to>", commands.compare).action((from, to) => answer((context) => compare(context, { from, to })));
  add("listing <image>", commands.listing).action((image) => answer((context) => printListing(context, { image })));
  addPublishingCommands(program, answer);
  return program;
}
