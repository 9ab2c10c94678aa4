/**
 * Percent of an installation from the lines of apt and dpkg, for where nothing better speaks (mmdebstrap): each package
 * is unpacked once and set up once. Returns a line reader.
 */
export function createInstallProgress(onPercent: (percent: number) => void): (line: string) => void {
  let total = 0;
  let done = 0;
  return (line) => {
    const announced = /(\d+) newly installed/.exec(line)?.[1];
    if (announced !== undefined) {
      total = Number(announced);
      done = 0;
      return;
    }
    if (total === 0 || !/^(?:Unpacking|Setting up) /.test(line)) return;
    done += 1;
    onPercent(Math.min(99, Math.round((done / (2 * total)) * 100)));
  };
}
