//! Attributes whose value is known only at run time. Name and value are one dynamic (` class="wide"`), so that a value
//! which is false or missing leaves nothing behind.

use std::borrow::Cow;

use super::{Dynamic, escape};

/// What may stand as the value of an attribute.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of an attribute",
    label = "use text, a number, `bool` or an `Option` of these",
    note = "whatever is `Display` can be written with `.to_string()`"
)]
pub trait AttributeValue {
    /// Appends ` name="value"`, escaped, or nothing.
    fn write(&self, name: &str, out: &mut String);
}

/// Attributes that are chosen at run time: `<input {..self.attributes}>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(String);

impl Attributes {
    /// None yet.
    pub fn new() -> Attributes {
        Attributes::default()
    }

    /// As they are written into a tag.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// With one more. A name that HTML does not allow is left out: it could end the tag.
    ///
    /// ```
    /// use live::{html, template::Attributes};
    /// let more = Attributes::new().with("data-id", &7).with("hidden", &true).with("x y>", "no");
    /// assert_eq!(html! { <p {..more}></p> }.to_html()?, "<p data-id=\"7\" hidden></p>");
    /// # Ok::<(), live::template::HtmlError>(())
    /// ```
    #[must_use]
    pub fn with<V: AttributeValue + ?Sized>(mut self, name: &str, value: &V) -> Attributes {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-_:.@".contains(c);
        if !name.is_empty() && name.chars().all(allowed) {
            value.write(name, &mut self.0);
        }
        self
    }
}

/// For `html!`: `name={value}`.
#[doc(hidden)]
pub fn attribute<V: AttributeValue + ?Sized>(name: &str, value: &V) -> Dynamic {
    let mut text = String::new();
    value.write(name, &mut text);
    Dynamic::Text(Cow::Owned(text))
}

/// For `html!`: `{..attributes}`.
#[doc(hidden)]
pub fn spread(attributes: &Attributes) -> Dynamic {
    Dynamic::Text(Cow::Owned(attributes.0.clone()))
}

impl AttributeValue for str {
    fn write(&self, name: &str, out: &mut String) {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(self, out);
        out.push('"');
    }
}

impl AttributeValue for bool {
    fn write(&self, name: &str, out: &mut String) {
        if *self {
            out.push(' ');
            out.push_str(name);
        }
    }
}

impl<V: AttributeValue> AttributeValue for Option<V> {
    fn write(&self, name: &str, out: &mut String) {
        if let Some(value) = self {
            value.write(name, out);
        }
    }
}

impl<V: AttributeValue + ?Sized> AttributeValue for &V {
    fn write(&self, name: &str, out: &mut String) {
        (**self).write(name, out);
    }
}

impl AttributeValue for String {
    fn write(&self, name: &str, out: &mut String) {
        self.as_str().write(name, out);
    }
}

impl AttributeValue for Cow<'_, str> {
    fn write(&self, name: &str, out: &mut String) {
        str::write(self, name, out);
    }
}

macro_rules! written {
    ($($type:ty),*) => {$(
        impl AttributeValue for $type {
            fn write(&self, name: &str, out: &mut String) {
                self.to_string().write(name, out);
            }
        }
    )*};
}

written!(char, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64);
