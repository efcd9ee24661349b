// Shows the API's description and lets every call be tried. All text is set as text: nothing of it can become markup.
"use strict";

const methods = ["get", "post", "put", "patch", "delete"];

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Follows references within the document.
function resolve(api, part) {
  let found = part ?? {};
  while (found.$ref) {
    found = found.$ref.split("/").slice(1).reduce((at, key) => at[key.replaceAll("~1", "/").replaceAll("~0", "~")], api);
  }
  return found;
}

// A value that fits a schema, to begin with.
function sample(api, part, depth = 0) {
  const schema = resolve(api, part);
  const type = Array.isArray(schema.type) ? schema.type.find(one => one !== "null") : schema.type;
  const choice = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (schema.examples) return schema.examples[0];
  if (schema.enum) return schema.enum[0];
  if (choice) return sample(api, choice.find(one => resolve(api, one).type !== "null") ?? choice[0], depth);
  if (depth > 6) return null;
  switch (type) {
    case "object": return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, property]) => [name, sample(api, property, depth + 1)]));
    case "array": return [sample(api, schema.items, depth + 1)];
    case "integer": case "number": return schema.minimum ?? 1;
    case "boolean": return false;
    default: return "";
  }
}

async function send(operation, fields, body, output) {
  let path = operation.path;
  const query = new URLSearchParams();
  const headers = {};
  for (const { parameter, input } of fields) {
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
    else if (input.value !== "" && parameter.in === "query") query.append(parameter.name, input.value);
    else if (input.value !== "" && parameter.in === "header") headers[parameter.name] = input.value;
  }
  const token = document.getElementById("token").value;
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = body.mediaType;
  try {
    const answer = await fetch(path + (query.size > 0 ? `?${query}` : ""), {
      method: operation.method.toUpperCase(), headers, body: body?.input.value,
    });
    const text = await answer.text();
    let shown = text;
    try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: as it is */ }
    output.textContent = `${answer.status} ${answer.statusText}\n${[...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n")}\n\n${shown}`;
  } catch (error) {
    output.textContent = String(error);
  }
}

function form(api, operation) {
  const fields = (operation.parameters ?? []).map(part => {
    const parameter = resolve(api, part);
    const input = element("input", { type: "text", required: parameter.required === true, spellcheck: false });
    return { parameter, input };
  });
  const content = Object.entries(resolve(api, operation.requestBody).content ?? {})[0];
  const body = content && {
    mediaType: content[0],
    input: element("textarea", { spellcheck: false, value: JSON.stringify(sample(api, content[1].schema), null, 2) }),
  };
  const output = element("pre", { hidden: true });
  const made = element("form", { className: "fields" },
    ...fields.map(({ parameter, input }) => element("label", {}, `${parameter.name} (${parameter.in}${parameter.required ? ", needed" : ""})`, input)),
    ...(body ? [element("label", {}, `Body, ${body.mediaType}`, body.input)] : []),
    element("button", { type: "submit" }, "Send"), output);
  made.addEventListener("submit", event => {
    event.preventDefault();
    output.hidden = false;
    output.textContent = "…";
    send(operation, fields, body, output);
  });
  return made;
}

function show(api) {
  document.getElementById("about").textContent = api.info.description ?? "";
  const groups = new Map();
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of methods.filter(method => item[method])) {
      const operation = { ...item[method], path, method };
      const tag = operation.tags?.[0] ?? "other";
      groups.set(tag, [...(groups.get(tag) ?? []), operation]);
    }
  }
  const main = document.getElementById("operations");
  main.replaceChildren(...[...groups].flatMap(([tag, operations]) => [
    element("h2", {}, tag),
    ...operations.map(operation => {
      const details = element("details", {}, element("summary", {},
        element("span", { className: `method ${operation.method}` }, operation.method.toUpperCase()),
        element("span", { className: "path" }, operation.path), " ",
        element("span", { className: "what" }, operation.summary ?? "")));
      details.addEventListener("toggle", () => details.append(form(api, operation)), { once: true });
      return details;
    }),
  ]));
}

document.getElementById("session").addEventListener("submit", async event => {
  event.preventDefault();
  const state = document.getElementById("session-state");
  const answer = await fetch("/api/v1/sessions", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
  const session = await answer.json();
  document.getElementById("token").value = session.token ?? "";
  state.textContent = answer.ok ? ` ${session.id}` : ` ${answer.status} ${session.code}`;
});

fetch("/openapi/v1.json").then(answer => answer.json()).then(show).catch(error => {
  document.getElementById("operations").replaceChildren(element("p", {}, `The description can't be read: ${error}`));
});
