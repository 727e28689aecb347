//! TypeScript types of the packs, out of their JSON Schemas.

use crate::{json, shell};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A module of `pkg/`: the schemas it speaks of, and what it exports beside their types.
pub struct Module {
    /// Name of the file.
    pub file: &'static str,
    schemas: &'static [&'static str],
    exports: &'static str,
}

/// The modules whose types are made.
pub const MODULES: [Module; 2] = [
    Module {
        file: "packs.d.ts",
        schemas: &["national", "regional"],
        exports: "\
/** A rule pack. */
export type Pack = RegionalPack | NationalPack;

/** The rule packs that come with the package. */
export const packs: readonly Pack[];
",
    },
    Module {
        file: "instruments.d.ts",
        schemas: &["instrument"],
        exports: "\
/** An instrument pack. */
export type Instrument = Pack;

/** The instruments that come with the package. */
export const instruments: readonly Instrument[];
",
    },
];

/// The text of a module.
pub fn module(module: &Module) -> Result<String> {
    let schemas = json::folder(&shell::root().join("web/schema"))?;
    let mut types: BTreeMap<&str, String> = BTreeMap::new();
    for name in module.schemas {
        for (name, schema) in definitions(schemas.get(*name).context("no such schema")?)? {
            let made = declaration(name, schema).with_context(|| name.to_owned())?;
            let before = types.insert(name, made.clone());
            ensure!(
                before.is_none_or(|before| before == made),
                "{name} has two meanings"
            );
        }
    }
    let all: Vec<String> = types.into_values().collect();
    Ok(format!("{}\n{}", all.join("\n"), module.exports))
}

fn definitions(schema: &Value) -> Result<impl Iterator<Item = (&str, &Value)>> {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let definitions = definitions.context("no $defs")?.iter();
    Ok(definitions.map(|(name, schema)| (name.as_str(), schema)))
}

fn declaration(name: &str, schema: &Value) -> Result<String> {
    let comment = comment(schema, "");
    Ok(format!(
        "{comment}export type {name} = {};\n",
        type_of(schema, "")?
    ))
}

/// Title and description of a schema.
fn comment(schema: &Value, indent: &str) -> String {
    let text = |key: &str| schema.get(key).and_then(Value::as_str);
    let said: Vec<&str> = match (text("title"), text("description")) {
        (Some(title), Some(more)) if title == more => vec![title],
        (title, more) => title.into_iter().chain(more).collect(),
    };
    match said.join(": ").as_str() {
        "" => String::new(),
        said => format!("{indent}/** {} */\n", said.replace("*/", "* /")),
    }
}

fn type_of(schema: &Value, indent: &str) -> Result<String> {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let name = name.rsplit('/').next().unwrap_or_default();
        return Ok(name.to_owned());
    }
    if let Some(value) = schema.get("const") {
        return Ok(value.to_string());
    }
    let choices = schema.get("oneOf").or_else(|| schema.get("anyOf"));
    if let Some(choices) = choices.and_then(Value::as_array) {
        return union(choices, indent);
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => Ok("string".to_owned()),
        Some("integer") => Ok("number".to_owned()),
        Some("boolean") => Ok("boolean".to_owned()),
        Some("array") => {
            let items = schema.get("items").context("an array of nothing")?;
            Ok(format!("({})[]", type_of(items, indent)?))
        }
        Some("object") => object(schema, indent),
        _ => bail!("not a schema of ours: {schema}"),
    }
}

fn union(choices: &[Value], indent: &str) -> Result<String> {
    let mut types = Vec::new();
    for choice in choices {
        let made = type_of(choice, indent)?;
        if !types.contains(&made) {
            types.push(made);
        }
    }
    Ok(types.join(" | "))
}

/// A record, or a table by keys.
fn object(schema: &Value, indent: &str) -> Result<String> {
    if let Some(fields) = schema.get("properties").and_then(Value::as_object) {
        return record(schema, fields, indent);
    }
    let values = schema.get("additionalProperties").context("no values")?;
    let values = type_of(values, indent)?;
    match schema
        .get("propertyNames")
        .and_then(|keys| keys.get("$ref"))
    {
        None => Ok(format!("{{ [key: string]: {values} }}")),
        Some(keys) => {
            let keys = keys.as_str().unwrap_or_default();
            let keys = keys.rsplit('/').next().unwrap_or_default();
            Ok(format!("{{ [key in {keys}]?: {values} }}"))
        }
    }
}

fn record(schema: &Value, fields: &Map<String, Value>, indent: &str) -> Result<String> {
    let needed = schema.get("required").and_then(Value::as_array);
    let deeper = format!("{indent}  ");
    let mut text = "{\n".to_owned();
    for (name, field) in fields {
        let is_needed = needed.is_some_and(|names| names.iter().any(|needed| needed == name));
        let mark = if is_needed { "" } else { "?" };
        text += &comment(field, &deeper);
        text += &format!("{deeper}{name}{mark}: {};\n", type_of(field, &deeper)?);
    }
    Ok(text + indent + "}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_schema_becomes_a_type() {
        let schema = json!({
            "title": "Orang",
            "type": "object",
            "properties": {
                "name": { "title": "Nama", "description": "Lengkap", "type": "string" },
                "kind": { "oneOf": [{ "const": "a" }, { "const": "b" }] },
                "by_year": {
                    "type": "object",
                    "propertyNames": { "type": "string" },
                    "additionalProperties": { "type": "array", "items": { "$ref": "#/$defs/Other" } }
                }
            },
            "required": ["name"]
        });
        let expected = "\
/** Orang */
export type Person = {
  /** Nama: Lengkap */
  name: string;
  kind?: \"a\" | \"b\";
  by_year?: { [key: string]: (Other)[] };
};
";
        assert_eq!(declaration("Person", &schema).unwrap(), expected);
        assert!(declaration("X", &json!({ "type": "number" })).is_err());
    }
}
