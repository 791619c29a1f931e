<?xml version="1.0" encoding="utf-8" ?>
<ogr:FeatureCollection
     gml:id="aFeatureCollection"
     xmlns:ogr="http://ogr.maptools.org/"
     xmlns:gml="http://www.opengis.net/gml/3.2">
  <gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::4326"><gml:lowerCorner>47.4655 -1.7671</gml:lowerCorner><gml:upperCorner>47.4755 -1.7602</gml:upperCorner></gml:Envelope></gml:boundedBy>
                                                                                                                                                      
  <ogr:featureMember>
    <ogr:lieux gml:id="lieux.0">
      <gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::4326"><gml:lowerCorner>47.4721 -1.7631</gml:lowerCorner><gml:upperCorner>47.4721 -1.7631</gml:upperCorner></gml:Envelope></gml:boundedBy>
      <ogr:geometryProperty><gml:Point srsName="urn:ogc:def:crs:EPSG::4326" gml:id="lieux.geom.0"><gml:pos>47.4721 -1.7631</gml:pos></gml:Point></ogr:geometryProperty>
      <ogr:nom>Salle de la Gare</ogr:nom>
      <ogr:type>Salle communale</ogr:type>
      <ogr:adresse>4 rue de la Gare</ogr:adresse>
      <ogr:code_post>44130</ogr:code_post>
      <ogr:commune>Blain</ogr:commune>
      <ogr:telephone>0240790010</ogr:telephone>
    </ogr:lieux>
  </ogr:featureMember>
  <ogr:featureMember>
    <ogr:lieux gml:id="lieux.1">
      <gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::4326"><gml:lowerCorner>47.4755 -1.7602</gml:lowerCorner><gml:upperCorner>47.4755 -1.7602</gml:upperCorner></gml:Envelope></gml:boundedBy>
      <ogr:geometryProperty><gml:Point srsName="urn:ogc:def:crs:EPSG::4326" gml:id="lieux.geom.1"><gml:pos>47.4755 -1.7602</gml:pos></gml:Point></ogr:geometryProperty>
      <ogr:nom>Bibliothèque des Tilleuls</ogr:nom>
      <ogr:type>Bibliothèque</ogr:type>
      <ogr:adresse>1 place des Tilleuls</ogr:adresse>
      <ogr:code_post>44130</ogr:code_post>
      <ogr:commune>Blain</ogr:commune>
      <ogr:telephone>0240790011</ogr:telephone>
    </ogr:lieux>
  </ogr:featureMember>
  <ogr:featureMember>
    <ogr:lieux gml:id="lieux.2">
      <gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::4326"><gml:lowerCorner>47.4655 -1.7671</gml:lowerCorner><gml:upperCorner>47.4655 -1.7671</gml:upperCorner></gml:Envelope></gml:boundedBy>
      <ogr:geometryProperty><gml:Point srsName="urn:ogc:def:crs:EPSG::4326" gml:id="lieux.geom.2"><gml:pos>47.4655 -1.7671</gml:pos></gml:Point></ogr:geometryProperty>
      <ogr:nom>Gymnase du Château</ogr:nom>
      <ogr:type>Gymnase</ogr:type>
      <ogr:adresse>Rue du Château</ogr:adresse>
      <ogr:code_post>44130</ogr:code_post>
      <ogr:commune>Blain</ogr:commune>
      <ogr:telephone>0240790012</ogr:telephone>
    </ogr:lieux>
  </ogr:featureMember>
</ogr:FeatureCollection>
