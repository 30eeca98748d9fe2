/** Makes an element known; where another bundle on the page has done so already, that one stays. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
