import { useEffect, useState } from 'react';

/** What is left of each pack by its code, asked for once the page is in the browser; empty until then and offline. */
export function useStock(slug: string): Readonly<Record<string, number>> {
  const [stock, setStock] = useState<Readonly<Record<string, number>>>({});
  useEffect(() => {
    const leaving = new AbortController();
    fetch(`/products/${slug}/stock.json`, { signal: leaving.signal })
      .then(async (answer) => setStock(answer.ok ? ((await answer.json()) as Record<string, number>) : {}))
      // Without an answer the page goes on saying what it knows: in stock, or sold out.
      .catch(() => {});
    return () => leaving.abort();
  }, [slug]);
  return stock;
}
