/** Debian's uwsgi around an OpenStack program, as its own service units run it, with everything about a service's end made quick. */
export function uwsgiCommand(program: string, address: string, processes: number): readonly string[] {
  return [
    ...["uwsgi_python3", "--http-socket", address, "--master", "--die-on-term", "--lazy-apps", "--no-orphans"],
    ...["--processes", String(processes), "--buffer-size", "65535", "--rem-header", "Content-Length"],
    ...["--wsgi-file", program, "--need-app"],
  ];
}
