// Severity marks: each severity has a shape and a letter of its own, so that colour is never alone.

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** An element with attributes and children; strings become text, never markup. */
export function html(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

const SHAPES = {
  CRITICAL: 'M-3.6,-8.5H3.6L8.5,-3.6V3.6L3.6,8.5H-3.6L-8.5,3.6V-3.6Z',
  HIGH: 'M0,-9L9.5,7.5H-9.5Z',
  MEDIUM: 'M-7.5,-7.5H7.5V7.5H-7.5Z',
  LOW: 'M-8,0A8,8 0 1 1 8,0A8,8 0 1 1 -8,0Z',
};

/** The mark as a group around 0,0. */
export function markGroup(severity) {
  const known = SHAPES[severity] ? severity : 'CRITICAL';
  const letter = svg('text', { y: known === 'HIGH' ? 5.5 : 4, 'text-anchor': 'middle', class: `mark-letter mark-letter-${known}` });
  letter.textContent = SHAPES[severity] ? severity.charAt(0) : '?';
  return svg('g', { class: `mark mark-${known}` }, svg('path', { d: SHAPES[known] }), letter);
}

/** The mark as a picture of its own. */
export function mark(severity) {
  return svg('svg', { viewBox: '-10 -10 20 20', class: 'mark-picture', 'aria-hidden': 'true' }, markGroup(severity));
}

/** Sets text only where it changed, so that screen readers and layout are left in peace. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Puts nodes into this order with as few moves as possible: what does not move keeps its focus. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, i) => {
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
  });
}
