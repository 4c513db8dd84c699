// The service worker shows this page at any address, where no script would know its way.
export const csr = false;
