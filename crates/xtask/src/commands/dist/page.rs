//! Changing index.html: the few tags in it that name files or the base.

/// A start tag: its name and its attributes as they are written, without quotes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    attributes: Vec<(String, Option<String>)>,
}

impl Tag {
    /// The value of an attribute; of several of that name the first, as browsers do.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name)?.1.as_deref()
    }

    pub(crate) fn set(&mut self, name: &str, value: String) {
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = Some(value),
            None => self.attributes.push((name.to_owned(), Some(value))),
        }
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    /// The file a `link` or `script` points to, relative to the base.
    pub(crate) fn file(&self) -> Option<&str> {
        let attribute = match self.name.as_str() {
            "link" => "href",
            "script" => "src",
            _ => return None,
        };
        let address = self.get(attribute)?;
        Some(address.strip_prefix("./").unwrap_or(address))
    }

    pub(crate) fn set_file(&mut self, address: String) {
        self.set(if self.name == "script" { "src" } else { "href" }, address);
    }

    fn write(&self) -> String {
        let mut text = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            text = text + " " + name;
            if let Some(value) = value {
                let quote = if value.contains('"') { '\'' } else { '"' };
                text = format!("{text}={quote}{value}{quote}");
            }
        }
        text + ">"
    }
}

/// Passes every `base`, `link` and `script` tag through `change`; the rest of the page stays as it is.
pub(crate) fn map_tags(page: &str, mut change: impl FnMut(&mut Tag)) -> String {
    let mut result = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        result.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |end| end + 3)
        } else if let Some((mut tag, length)) = read_tag(rest) {
            let before = tag.clone();
            change(&mut tag);
            result.push_str(&if tag == before { rest[..length].to_owned() } else { tag.write() });
            rest = &rest[length..];
            continue;
        } else {
            1
        };
        result.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    result + rest
}

/// Reads a start tag of interest at the beginning of `text`: the tag and its length.
fn read_tag(text: &str) -> Option<(Tag, usize)> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let name = inner[..end].to_ascii_lowercase();
    if !["base", "link", "script"].contains(&name.as_str()) {
        return None;
    }
    let mut tag = Tag { name, attributes: Vec::new() };
    let mut rest = &inner[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((tag, text.len() - after.len()));
        }
        let end =
            rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).filter(|end| *end > 0)?;
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let value = match rest.strip_prefix('=') {
            None => None,
            Some(after) => {
                let (value, after) = read_value(after.trim_start())?;
                rest = after;
                Some(value.to_owned())
            }
        };
        tag.attributes.push((name, value));
    }
}

fn read_value(text: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote);
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>')?;
    Some(text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><!-- <link href=no> --><base href=/><link rel='stylesheet' href=\"./a.css\">\
        <script src=boot.js></script><link rel=modulepreload href=x.js crossorigin /><p title=\"<link href=no>\">a < b";

    fn files(page: &str) -> Vec<String> {
        let mut files = Vec::new();
        map_tags(page, |tag| files.extend(tag.file().map(str::to_owned)));
        files
    }

    #[test]
    fn a_page_nobody_changes_stays_to_the_byte() {
        assert_eq!(map_tags(PAGE, |_| ()), PAGE);
    }

    #[test]
    fn files_are_found_however_they_are_quoted() {
        assert_eq!(
            files(
                "<link href=\"./a.css\"><script src=boot.js></script><link href='x.js' crossorigin />"
            ),
            ["a.css", "boot.js", "x.js"]
        );
        assert_eq!(files("<!-- <link href=no> --><base href=/>"), Vec::<String>::new());
    }

    #[test]
    fn attributes_are_replaced_and_added() {
        let changed = map_tags(PAGE, |tag| match tag.name.as_str() {
            "base" => tag.set("href", "/admin/".into()),
            "script" => tag.set("integrity", "sha384-x".into()),
            _ => (),
        });
        assert!(changed.contains("<base href=\"/admin/\">"), "{changed}");
        assert!(
            changed.contains("<script src=\"boot.js\" integrity=\"sha384-x\"></script>"),
            "{changed}"
        );
        assert!(changed.contains("<link rel='stylesheet' href=\"./a.css\">"), "{changed}");
    }

    #[test]
    fn a_tag_that_never_ends_is_left_alone() {
        for page in ["<link href=\"a", "<link", "<link href", "a <", "<link =>"] {
            assert_eq!(map_tags(page, |tag| tag.set("href", "b".into())), page);
        }
    }
}
