/**
 * How `npm start -- --lan` opens the market to phones. The demo signs people in at one click, so it is never opened to
 * an address that the whole world can reach.
 * @param {{ isLan: boolean, addresses: readonly string[], environment: Record<string, string | undefined> }} asked
 *   addresses: of this machine, IPv4, without its own loop.
 * @returns {{ environment: Record<string, string>, hasQr: boolean, problem: string | null }} what to set besides; whether
 *   a phone can follow the address; what to say where none can.
 */
export function planLan({ isLan, addresses, environment }) {
  const port = environment.PORT || '3000';
  if (!isLan) return { environment: {}, hasQr: false, problem: null };
  // Who names an address knows the network better than this machine does.
  if (environment.PUBLIC_URL)
    return { environment: {}, hasQr: reachable(environment.PUBLIC_URL), problem: null };
  const named = environment.HOST && !isEverywhere(environment.HOST) ? environment.HOST : null;
  const address = named ?? addresses.find(isPrivate);
  if (address && !isLoop(address)) {
    return {
      environment: { HOST: environment.HOST || '0.0.0.0', PUBLIC_URL: `http://${address}:${port}` },
      hasQr: true,
      problem: null,
    };
  }
  const found = addresses.length > 0 ? ` (only ${addresses.join(', ')}, which is no private address)` : '';
  return {
    environment: {},
    hasQr: false,
    problem: [
      `No Wi-Fi or local network was found${found}: phones cannot open the market yet.`,
      'Join the Wi-Fi that the phone is in and start again, or name this machine’s address in it:',
      '  HOST=192.168.1.20 npm start -- --lan',
      'Serving this machine only.',
    ].join('\n'),
  };
}

function isPrivate(address) {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
}

function isEverywhere(host) {
  return host === '0.0.0.0' || host === '::';
}

function isLoop(host) {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function reachable(publicUrl) {
  return URL.canParse(publicUrl) && !isLoop(new URL(publicUrl).hostname.replace(/^\[|\]$/g, ''));
}
