//! Files of `web/` in which the build fills something in: pages, a few scripts, the configurations
//! of servers. A name that nobody knows is an error.

use crate::files::Files;
use anyhow::{Context, Result};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

/// What templates may call, and the pieces that they include.
pub struct Templates(Environment<'static>);

impl Templates {
    /// Templates that may include these pieces, by their names.
    pub fn including(pieces: &Files) -> Result<Self> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder()
            .keep_trailing_newline(true)
            .build()?;
        environment.set_syntax(syntax);
        // HTML is what most of them are asked to put in.
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        for (name, text) in pieces {
            let text = str::from_utf8(text)?.trim_end().to_owned();
            environment.add_template_owned(name.clone(), text)?;
        }
        Ok(Self(environment))
    }

    /// The same, with a function of one name that they may call.
    pub fn calling(
        mut self,
        function: &'static str,
        call: impl Fn(&str) -> Result<String> + Send + Sync + 'static,
    ) -> Self {
        self.0.add_function(function, move |name: String| {
            let refused = |error| Error::new(ErrorKind::InvalidOperation, format!("{error:#}"));
            call(&name).with_context(|| name.clone()).map_err(refused)
        });
        self
    }

    pub fn fill(&self, name: &str, text: &[u8], values: Value) -> Result<String> {
        let text = str::from_utf8(text).with_context(|| name.to_owned())?;
        Ok(self.0.render_named_str(name, text, values)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    #[test]
    fn what_is_asked_for_is_filled_in_and_what_is_not_there_is_named() {
        let pieces = Files::from([("a.html".to_owned(), b"<i>{{ x }}</i>\n".to_vec())]);
        let templates = Templates::including(&pieces).unwrap();
        let templates = templates.calling("twice", |name| match name {
            "b" => Ok("bb".to_owned()),
            _ => anyhow::bail!("nothing of it"),
        });
        let fill = |text: &str| templates.fill("page", text.as_bytes(), context! { x => "<b>" });
        let text = "{% include 'a.html' %} {{ twice('b') }}";
        assert_eq!(fill(text).unwrap(), "<i><b></i> bb");
        let refused = format!("{:#}", fill("{{ twice('c') }}").unwrap_err());
        assert!(refused.contains("c: nothing of it"), "{refused}");
        assert!(fill("{{ y }}").is_err());
    }
}
