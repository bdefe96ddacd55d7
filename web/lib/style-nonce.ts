/**
 * The nonce of this load of the page, which lets the scripts of the page add styles; nobody else knows it. Empty where
 * the page comes from elsewhere than the server of Knots, and no policy asks for one.
 */
export const styleNonce: string =
  document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
