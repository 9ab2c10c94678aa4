import { once } from "node:events";
import { SMTPServer } from "smtp-server";

/** A mail server on loopback that takes what this user sends. */
export async function receiveMail(user: string, password: string) {
  const received: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === password ? done(null, { user }) : done(new Error("Wrong password.")),
    async onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk));
      received.push(Buffer.concat(chunks).toString());
      done();
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("The mail server has no port.");
  return { received, port: address.port, close: () => server.close(() => undefined) };
}
