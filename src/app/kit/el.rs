//! Elements, built up piece by piece. `html!` writes each element out in full where it stands;
//! here every piece is one small call, which makes the download a good deal smaller.

use crate::app::kit::words::Language;
use std::rc::Rc;
use web_sys::{Event, HtmlInputElement};
use yew::html::{onchange, onclick, oninput, onkeydown, onsubmit};
use yew::prelude::*;
use yew::virtual_dom::{VList, VTag, VText};

/// An element in the making.
pub struct El(Box<VTag>);

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(VTag::new(tag)))
}

/// The text beside a field.
#[inline(never)]
pub fn label(of: &str, text: &str) -> El {
    el("label").set("for", of).text(text)
}

/// A button that sends an action.
#[inline(never)]
pub fn button<A: Clone + 'static>(class: &'static str, act: &Callback<A>, action: A) -> El {
    plain_button(class).on_click(act, action)
}

/// A button that does nothing yet.
#[inline(never)]
pub fn plain_button(class: &'static str) -> El {
    el("button").is("type", "button").is("class", class)
}

/// A straight line of a drawing, between two places in thousandths of its width and height.
pub fn segment(class: &'static str, from: (i64, i64), to: (i64, i64)) -> El {
    let line = el("line").is("class", class);
    let line = line.share("x1", from.0).share("y1", from.1);
    line.share("x2", to.0).share("y2", to.1)
}

/// Several nodes without an element around them.
pub fn several(nodes: impl IntoIterator<Item = Html>) -> Html {
    let mut list = Vec::new();
    nodes.into_iter().for_each(|node| list.push(node));
    of_list(list)
}

#[inline(never)]
fn of_list(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// A node, or one that shows nothing.
pub fn some(node: Option<impl Into<Html>>) -> Html {
    node.map_or_else(Html::default, Into::into)
}

/// A paragraph out of a pack, in the language of packs.
pub fn of_pack(text: &str) -> El {
    el("p").is("lang", Language::OF_PACKS.code()).text(text)
}

/// Where the screen says what has changed, see [`El::spoken`]: a region that is empty until then.
pub fn voice() -> El {
    el("div")
        .class("visually-hidden spoken")
        .is("role", "status")
}

/// A text.
#[inline(never)]
pub fn text(text: &str) -> Html {
    VText::new(owned(text)).into()
}

fn owned(text: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(text))
}

impl El {
    #[inline(never)]
    fn put(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// An attribute that is always the same; an empty one is left out.
    #[inline(never)]
    pub fn is(self, name: &'static str, value: &'static str) -> Self {
        if value.is_empty() {
            return self;
        }
        self.put(name, AttrValue::Static(value))
    }

    /// An attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: &str) -> Self {
        self.put(name, owned(value))
    }

    /// An attribute, if there is a value for it.
    #[inline(never)]
    pub fn set_some(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// What is said aloud when it has changed, once nothing more changes.
    pub fn spoken(self, text: &str) -> Self {
        self.set("data-spoken", text)
    }

    /// An attribute of a drawing: thousandths of its width or height.
    #[inline(never)]
    pub fn share(self, name: &'static str, thousandths: i64) -> Self {
        let (whole, tenth) = (thousandths.div_euclid(10), thousandths.rem_euclid(10));
        self.set(name, &format!("{whole}.{tenth}%"))
    }

    /// An attribute that says yes or no in words, as those of ARIA do.
    #[inline(never)]
    pub fn says(self, name: &'static str, yes: bool) -> Self {
        self.is(name, if yes { "true" } else { "false" })
    }

    /// Says that what stands in it is wrong.
    #[inline(never)]
    pub fn wrong(self, is_wrong: bool) -> Self {
        self.is("aria-invalid", if is_wrong { "true" } else { "" })
    }

    /// An attribute that is there or not.
    #[inline(never)]
    pub fn has(self, name: &'static str, yes: bool) -> Self {
        if yes {
            self.put(name, AttrValue::Static(""))
        } else {
            self
        }
    }

    /// Its class.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.is("class", class)
    }

    /// Its classes; empty ones are none.
    #[inline(never)]
    pub fn classes(self, classes: &[&str]) -> Self {
        let mut all = String::new();
        for class in classes.iter().filter(|class| !class.is_empty()) {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(class);
        }
        self.set("class", &all)
    }

    /// What it is among its neighbours, when they come and go.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Where the page finds it again.
    pub fn known_as(mut self, node: &NodeRef) -> Self {
        self.0.node_ref = node.clone();
        self
    }

    /// What stands in a field.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        self.0.set_value(owned(value));
        self
    }

    /// Whether it is ticked.
    pub fn checked(mut self, yes: bool) -> Self {
        self.0.set_checked(yes);
        self
    }

    /// A text in it.
    #[inline(never)]
    pub fn text(self, of: &str) -> Self {
        self.push(text(of))
    }

    #[inline(never)]
    fn push(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// A node in it.
    pub fn with(self, child: impl Piece) -> Self {
        child.put_into(self)
    }

    /// A node in it, or nothing; its neighbours keep their places.
    pub fn with_some<P>(self, child: Option<P>) -> Self
    where
        Option<P>: Piece,
    {
        child.put_into(self)
    }

    /// Nodes in it.
    pub fn with_all(self, children: impl IntoIterator<Item = Html>) -> Self {
        self.push(several(children))
    }

    /// Sends an action when it is pressed.
    #[inline(never)]
    pub fn on_click<A: Clone + 'static>(self, act: &Callback<A>, action: A) -> Self {
        self.on_press(act.reform(move |_| action.clone()))
    }

    /// Takes the event of a press.
    #[inline(never)]
    pub fn on_press(mut self, take: Callback<MouseEvent>) -> Self {
        self.0.add_listener(Rc::new(onclick::Wrapper::new(take)));
        self
    }

    /// Sends an action when Escape is pressed in it.
    pub fn on_escape<A: Clone + 'static>(mut self, act: &Callback<A>, action: A) -> Self {
        let act = act.clone();
        let pressed = Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                act.emit(action.clone());
            }
        });
        self.0
            .add_listener(Rc::new(onkeydown::Wrapper::new(pressed)));
        self
    }

    /// Sends an action when it is chosen or ticked.
    #[inline(never)]
    pub fn on_choice<A: Clone + 'static>(self, act: &Callback<A>, action: A) -> Self {
        self.on_change(act.reform(move |_| action.clone()))
    }

    /// Sends what stands in it as it is typed.
    #[inline(never)]
    pub fn on_type(mut self, send: Callback<String>) -> Self {
        let callback = Callback::from(move |event: InputEvent| {
            send.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        });
        self.0
            .add_listener(Rc::new(oninput::Wrapper::new(callback)));
        self
    }

    /// Stays on the page when a form is sent.
    pub fn on_submit_stay(mut self) -> Self {
        let stay = Callback::from(|event: SubmitEvent| event.prevent_default());
        self.0.add_listener(Rc::new(onsubmit::Wrapper::new(stay)));
        self
    }

    /// Sends an action when a form is sent, and stays on the page.
    #[cfg(feature = "officer")]
    pub fn on_submit<A: Clone + 'static>(mut self, act: &Callback<A>, action: A) -> Self {
        let send = act.reform(move |event: SubmitEvent| {
            event.prevent_default();
            action.clone()
        });
        self.0.add_listener(Rc::new(onsubmit::Wrapper::new(send)));
        self
    }

    /// Takes the event of a change that is done.
    #[inline(never)]
    pub fn on_change(mut self, take: Callback<Event>) -> Self {
        self.0.add_listener(Rc::new(onchange::Wrapper::new(take)));
        self
    }
}

/// What can stand in an element. One function a kind of piece, where a generic one would be written
/// out at each of some hundred places.
pub trait Piece {
    /// Puts it at the end of an element.
    fn put_into(self, element: El) -> El;
}

impl Piece for Html {
    fn put_into(self, element: El) -> El {
        element.push(self)
    }
}

impl Piece for El {
    #[inline(never)]
    fn put_into(self, element: El) -> El {
        element.push(self.into())
    }
}

impl Piece for Option<El> {
    #[inline(never)]
    fn put_into(self, element: El) -> El {
        element.push(some(self))
    }
}

impl Piece for Option<Html> {
    #[inline(never)]
    fn put_into(self, element: El) -> El {
        element.push(some(self))
    }
}

impl From<El> for Html {
    #[inline(never)]
    fn from(element: El) -> Self {
        (*element.0).into()
    }
}
