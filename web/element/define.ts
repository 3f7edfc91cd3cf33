/** Defines an element once, so that a page which loads the widget twice still works. */
export function define(name: string, element: CustomElementConstructor): void {
  if (customElements.get(name) === undefined) customElements.define(name, element);
}
