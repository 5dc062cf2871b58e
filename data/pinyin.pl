#!/usr/bin/perl
# Makes pinyin.csv from the Unihan readings (Debian package unicode-data):
#   bzcat /usr/share/unicode/Unihan_Readings.txt.bz2 | perl data/pinyin.pl > data/pinyin.csv
# All readings of a character, without tones, ü as v. Characters of the standard table of 2013 take the readings of that table and of the
# modern dictionaries; the others those of the historical dictionary as well.
use strict; use warnings; use utf8; use open qw(:std :encoding(UTF-8)); use Unicode::Normalize;

my %said;
while (<STDIN>) {
    next unless /^U\+([0-9A-F]+)\t(kMandarin|kTGHZ2013|kXHC1983|kHanyuPinyin)\t(.+)$/;
    my ($character, $source, $readings) = (hex $1, $2, $3);
    $readings =~ s/[0-9.*,]*[0-9*]://g;
    push @{$said{$character}{$source}}, split /[ ,]+/, $readings;
}
my %characters;
for my $character (sort { $a <=> $b } keys %said) {
    my %of = %{$said{$character}};
    delete $of{kHanyuPinyin} if $of{kTGHZ2013};
    my %syllables;
    for (map { @$_ } values %of) {
        my $s = lc NFD($_);
        $s =~ s/u\x{308}/v/g; $s =~ s/u([\x{300}-\x{304}\x{30C}])\x{308}/v/g; $s =~ s/\p{Mn}//g;
        $syllables{$s} = 1 if $s =~ /^[a-z]*[aeiouv][a-z]*$/;
    }
    $characters{$_} .= chr $character for keys %syllables;
}
print "syllable,characters\n";
print "$_,$characters{$_}\n" for sort keys %characters;
