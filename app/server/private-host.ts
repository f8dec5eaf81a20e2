/**
 * True for an address that only this machine or its local network can reach: loopback, the private and link-local
 * ranges of RFC 1918, 3927, 4193 and 4291, and the names "localhost" and "*.local". "Every interface" (0.0.0.0, ::)
 * counts too, because a request sent there ends on this machine; who listens there is another question (`isEveryHost`).
 */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost') || name.endsWith('.local')) return true;
  if (name === '::1' || name === '::' || /^f[cd][0-9a-f]{2}:/.test(name) || /^fe[89ab][0-9a-f]:/.test(name))
    return true;
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(name);
  if (!match) return false;
  const [a, b] = [Number(match[1]), Number(match[2])];
  return (
    a === 127 ||
    a === 10 ||
    a === 0 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254)
  );
}

/** True for what a server listens on to be reached from everywhere: it says nothing of who can reach it. */
export function isEveryHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return name === '::' || /^0(\.\d+)*$/.test(name);
}
