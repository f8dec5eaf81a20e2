/** A part of react-dom/server that its types do not name apart. */
declare module 'react-dom/server.browser' {
  export { renderToReadableStream } from 'react-dom/server';
}
