//! The built program in a real terminal: first frame, keys, size, and every way out.

mod arriving;
mod copy;
mod inputs;
mod keep;
mod linear;
mod outside;
mod reload;
mod screen;

use screen::{Answers, Screen, Start};

/// The headline of the first demo report, cut where the narrowest column cuts it.
const TITLE: &str = "Ardovia moves";
/// Waits until the articles are compared.
#[track_caller]
fn wait_compared(screen: &Screen) {
    // The greeting that says how much there is to see.
    screen.wait_for(": d lists");
}

/// Waits until a step of the walk has arrived somewhere.
#[track_caller]
fn wait_walking(screen: &Screen) {
    screen.wait("a match", |it| it.contents().contains("walk: matches "));
}

/// Leaves by the key for it: nothing went wrong, and the terminal is as it was.
#[track_caller]
fn quit(mut screen: Screen) {
    screen.send("q");
    assert!(screen.exit().success());
    screen.wait_restored();
}

#[test]
fn it_opens_reads_keys_and_quits() {
    let screen = Start::default().program();
    screen.wait_for(TITLE);
    screen.wait("our modes", |it| {
        it.alternate_screen()
            && it.hide_cursor()
            && it.bracketed_paste()
            && it.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    });
    wait_compared(&screen);
    screen.send("n");
    wait_walking(&screen);
    screen.send("2n");
    screen.send("?");
    screen.wait_for("next match or stop");
    screen.send("q");
    screen.wait("the articles again", |it| {
        !it.contents().contains("next match or stop")
    });
    quit(screen);
}

#[test]
fn pasted_text_is_no_command() {
    let screen = Start::default().program();
    wait_compared(&screen);
    screen.send("\x1b[200~qqq\x1b[201~n");
    wait_walking(&screen);
    quit(screen);
}

#[test]
fn a_new_size_is_a_new_frame() {
    let screen = Start::default().program();
    wait_compared(&screen);
    screen.resize(24, 6);
    screen.wait_for("parallax needs");
    screen.resize(60, 20);
    screen.wait_for("matches");
    quit(screen);
}

#[test]
fn the_mouse_can_be_given_back() {
    let mouse_off = |it: &vt100::Screen| it.mouse_protocol_mode() == vt100::MouseProtocolMode::None;
    let screen = Start::default().program();
    wait_compared(&screen);
    screen.send("M");
    screen.wait("mouse off", mouse_off);
    screen.send("M");
    screen.wait("mouse on", |it| !mouse_off(it));
    let screen = Start {
        args: &["--demo", "--no-mouse"],
        ..Start::default()
    }
    .program();
    wait_compared(&screen);
    screen.wait("mouse off from the start", mouse_off);
}

#[track_caller]
fn check_signal(name: &str) {
    let mut screen = Start::default().program();
    screen.wait_for(TITLE);
    screen.signal(name);
    assert!(!screen.exit().success(), "the parent sees {name}");
    screen.wait_restored();
}

#[test]
fn a_signal_leaves_the_terminal_as_it_was() {
    for name in ["TERM", "HUP", "INT"] {
        check_signal(name);
    }
}

#[test]
fn a_panic_leaves_the_terminal_as_it_was_and_says_why() {
    let mut screen = Start {
        env: &[("PARALLAX_TEST_PANIC", "key")],
        ..Start::default()
    }
    .program();
    screen.wait_for(TITLE);
    screen.send("j");
    assert!(!screen.exit().success());
    screen.wait_restored();
    screen.wait_for("asked for by a test");
}

#[test]
fn a_panic_while_comparing_ends_the_program_cleanly() {
    let mut screen = Start {
        env: &[("PARALLAX_TEST_PANIC", "worker")],
        ..Start::default()
    }
    .program();
    assert_eq!(screen.exit().exit_code(), 101);
    screen.wait_restored();
    screen.wait_for("PARALLAX_TEST_PANIC");
}

#[test]
fn suspending_gives_the_terminal_to_the_shell_and_comes_back() {
    // The shell waits until the program has stopped, says so, and continues it.
    let script = "set -m; \"$PARALLAX\" --demo; echo stopped; read _; fg >/dev/null; echo ended";
    let mut screen = Start {
        args: &[script],
        ..Start::default()
    }
    .shell();
    wait_compared(&screen);
    // The same screen comes back, with the greeting that a key would end.
    let before = screen.text();
    screen.send("\x1a");
    screen.wait_for("stopped");
    screen.wait_restored();
    screen.send("\r");
    screen.wait("the same screen again", |it| {
        it.alternate_screen() && it.contents() == before
    });
    screen.send("n");
    wait_walking(&screen);
    screen.send("q");
    screen.wait_for("ended");
    screen.exit();
    screen.wait_restored();
}

#[test]
fn a_page_that_does_not_come_is_told_and_can_be_given_up() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/ferry", silent.local_addr().expect("an address"));
    let command = format!("trap : INT; \"$PARALLAX\" {address}; echo ended with $?");
    let mut screen = Start {
        args: &[&command],
        ..Start::default()
    }
    .shell();
    screen.wait_for(&format!("reading {address}"));
    screen.wait_for("q stops");
    // Over a second it is told how long it takes.
    screen.wait_for("1 s");
    screen.send("\x03");
    screen.wait_for("ended with 130");
    assert!(screen.exit().success());
}

/// The screen has this colour behind its text, and text of that colour; what the terminal answered is no key.
#[track_caller]
fn check_ground(
    answers: Answers,
    env: &[(&str, &str)],
    behind: vt100::Color,
    ink: Option<(u8, u8, u8)>,
) {
    let mut screen = Start {
        env,
        answers,
        ..Start::default()
    }
    .program();
    wait_compared(&screen);
    let ink = ink.map_or(vt100::Color::Default, |(r, g, b)| {
        vt100::Color::Rgb(r, g, b)
    });
    screen.wait(&format!("{behind:?} and {ink:?} for {answers:?}"), |it| {
        // Below the text, beside the hints, where nothing is marked.
        let ground = it.cell(29, 75).map(vt100::Cell::bgcolor);
        let mut row = (4..40).filter_map(|x| it.cell(1, x));
        ground == Some(behind) && row.any(|it| it.has_contents() && it.fgcolor() == ink)
    });
    screen.send("q");
    assert!(screen.exit().success(), "an answer is never taken for keys");
    screen.wait_restored();
}

#[test]
fn the_terminal_is_asked_for_its_background() {
    let painted = vt100::Color::Rgb(0x16, 0x18, 0x1d);
    let own = vt100::Color::Default;
    let (light, dark) = (Some((0xe4, 0xe4, 0xe4)), Some((0x1c, 0x1c, 0x1c)));
    check_ground(Answers::Background("1e1e/1e1e/1e1e"), &[], own, light);
    check_ground(Answers::Background("ffff/ffff/ffff"), &[], own, dark);
    // One that comes after the first frame repaints.
    check_ground(Answers::Late("ffff/ffff/ffff"), &[], own, dark);
    for answers in [Answers::NoColor, Answers::Garbled, Answers::Nothing] {
        check_ground(answers, &[], painted, light);
    }
    check_ground(Answers::NoColor, &[("NO_COLOR", "1")], own, None);
    check_ground(
        Answers::NoColor,
        &[("COLORFGBG", "0;15")],
        vt100::Color::Rgb(255, 255, 255),
        dark,
    );
}

/// Ends the program in a shell by a signal or keys; the shell then finds its terminal as it was.
#[track_caller]
fn check_cooked(end: &dyn Fn(&Screen, &str)) {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().display().to_string();
    let script = "stty -a > \"$D/before\"; sh -c 'echo $$ > \"$D/pid\"; exec \"$PARALLAX\" --demo'; stty -a > \"$D/after\"; echo ended-so";
    let mut screen = Start {
        args: &[script],
        env: &[("D", &path)],
        ..Start::default()
    }
    .shell();
    wait_compared(&screen);
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("written");
    end(&screen, read("pid").trim());
    screen.wait_for("ended-so");
    assert_eq!(read("after"), read("before"), "line discipline");
    screen.exit();
    screen.wait_restored();
}

#[test]
fn the_line_discipline_is_as_it_was_after_every_end() {
    check_cooked(&|screen, _| screen.send("q"));
    check_cooked(&|screen, _| screen.send("\x03"));
    for name in ["TERM", "HUP", "INT"] {
        check_cooked(&|_, pid| {
            let status = std::process::Command::new("kill")
                .args(["-s", name, pid])
                .status();
            assert!(status.expect("kill runs").success());
        });
    }
}
